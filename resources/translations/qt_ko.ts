<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
  <context>
    <name>QAbstractFileIconProvider</name>
    <message>
      <source>%1 File</source>
      <translation>%1 파일</translation>
    </message>
    <message>
      <source>Alias</source>
      <translation>별칭</translation>
    </message>
    <message>
      <source>Drive</source>
      <translation>드라이브</translation>
    </message>
    <message>
      <source>File</source>
      <translation>파일</translation>
    </message>
    <message>
      <source>File Folder</source>
      <translation>폴더</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>폴더</translation>
    </message>
    <message>
      <source>Shortcut</source>
      <translation>바로 가기</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>알 수 없음</translation>
    </message>
  </context>
  <context>
    <name>QCupsJobWidget</name>
    <message>
      <source>&amp;Billing information:</source>
      <translation>지불 정보(&amp;B):</translation>
    </message>
    <message>
      <source>&amp;End:</source>
      <translation>끝(&amp;E):</translation>
    </message>
    <message>
      <source>&amp;Start:</source>
      <translation>시작(&amp;S):</translation>
    </message>
    <message>
      <source>Job &amp;priority:</source>
      <translation>작업 우선순위(&amp;P):</translation>
    </message>
    <message>
      <source>Scheduled &amp;printing:</source>
      <translation>예약 인쇄(&amp;P):</translation>
    </message>
  </context>
  <context>
    <name>QErrorMessage</name>
    <message>
      <source>An error occurred</source>
      <translation>오류가 발생했습니다</translation>
    </message>
  </context>
  <context>
    <name>QFileDialog</name>
    <message>
      <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
      <translation>%1
폴더를 찾을 수 없습니다.
폴더 이름이 맞는지 확인하세요.</translation>
    </message>
    <message>
      <source>%1
File not found.
Please verify the correct file name was given.</source>
      <translation>%1
파일을 찾을 수 없습니다.
파일 이름이 맞는지 확인하세요.</translation>
    </message>
    <message>
      <source>%1 already exists.
Do you want to replace it?</source>
      <translation>%1: 같은 이름의 파일이 이미 있습니다.
바꿀까요?</translation>
    </message>
    <message>
      <source>&amp;Look in:</source>
      <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
      <source>'%1' is write protected.
Do you want to delete it anyway?</source>
      <translation>‘%1’: 쓰기가 금지되어 있습니다.
그래도 삭제할까요?</translation>
    </message>
    <message>
      <source>Are you sure you want to delete '%1'?</source>
      <translation>‘%1’: 정말 삭제할까요?</translation>
    </message>
    <message>
      <source>Could not delete directory.</source>
      <translation>폴더를 삭제할 수 없습니다.</translation>
    </message>
    <message>
      <source>Directories</source>
      <translation>폴더</translation>
    </message>
    <message>
      <source>Directory:</source>
      <translation>폴더:</translation>
    </message>
    <message>
      <source>Files of &amp;type:</source>
      <translation>파일 형식(&amp;T):</translation>
    </message>
    <message>
      <source>Find Directory</source>
      <translation>폴더 찾기</translation>
    </message>
    <message>
      <source>Go to the parent directory</source>
      <translation>상위 폴더로 이동</translation>
    </message>
    <message>
      <source>Parent Directory</source>
      <translation>상위 폴더</translation>
    </message>
  </context>
  <context>
    <name>QFileSystemModel</name>
    <message>
      <source>&lt;b&gt;The name "%1" cannot be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuation marks.</source>
      <translation>&lt;b&gt;“%1”: 쓸 수 없는 이름입니다.&lt;/b&gt;&lt;p&gt;더 짧거나 문장 부호가 없는 다른 이름을 써 보세요.</translation>
    </message>
    <message>
      <source>Invalid filename</source>
      <translation>잘못된 파일 이름</translation>
    </message>
  </context>
  <context>
    <name>QFontDatabase</name>
    <message>
      <source>Normal</source>
      <translation>보통</translation>
    </message>
  </context>
  <context>
    <name>QPageSetupWidget</name>
    <message>
      <source>Page &amp;order:</source>
      <translation>쪽 순서(&amp;O):</translation>
    </message>
    <message>
      <source>Pages &amp;per sheet:</source>
      <translation>장당 쪽 수(&amp;P):</translation>
    </message>
  </context>
  <context>
    <name>QPlatformTheme</name>
    <message>
      <source>Discard</source>
      <translation>저장 안 함</translation>
    </message>
  </context>
  <context>
    <name>QPrintDialog</name>
    <message>
      <source>%1 already exists.
Do you want to overwrite it?</source>
      <translation>%1: 같은 이름의 파일이 이미 있습니다.
덮어쓸까요?</translation>
    </message>
    <message>
      <source>%1 is a directory.
Please choose a different file name.</source>
      <translation>%1: 폴더입니다.
다른 파일 이름을 고르세요.</translation>
    </message>
    <message>
      <source>&amp;Options &lt;&lt;</source>
      <translation>옵션(&amp;O) &lt;&lt;</translation>
    </message>
    <message>
      <source>&amp;Options &gt;&gt;</source>
      <translation>옵션(&amp;O) &gt;&gt;</translation>
    </message>
    <message>
      <source>File %1 is not writable.
Please choose a different file name.</source>
      <translation>%1: 이 파일에 쓸 수 없습니다.
다른 파일 이름을 고르세요.</translation>
    </message>
  </context>
  <context>
    <name>QPrintSettingsOutput</name>
    <message>
      <source>Duplex Printing</source>
      <translation>양면 인쇄</translation>
    </message>
    <message>
      <source>Long side</source>
      <translation>긴 쪽</translation>
    </message>
    <message>
      <source>None</source>
      <translation>없음</translation>
    </message>
    <message>
      <source>Page &amp;Set:</source>
      <translation>쪽 집합(&amp;S):</translation>
    </message>
    <message>
      <source>Short side</source>
      <translation>짧은 쪽</translation>
    </message>
  </context>
  <context>
    <name>QShortcut</name>
    <message>
      <source>Control</source>
      <translation>Control</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>↓</translation>
    </message>
    <message>
      <source>Keyboard</source>
      <translation>키보드</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>←</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>→</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>↑</translation>
    </message>
  </context>
  <context>
    <name>QSpiAccessibleBridge</name>
    <message>
      <source>block quote</source>
      <translation>인용문</translation>
    </message>
    <message>
      <source>switch</source>
      <translation>스위치</translation>
    </message>
  </context>
  <context>
    <name>QStandardPaths</name>
    <message>
      <source>Downloads</source>
      <translation>다운로드</translation>
    </message>
    <message>
      <source>Public</source>
      <translation>공용</translation>
    </message>
    <message>
      <source>Templates</source>
      <translation>서식</translation>
    </message>
  </context>
  <context>
    <name>quiaccessibilityelement</name>
    <message>
      <source>checked</source>
      <translation>선택됨</translation>
    </message>
    <message>
      <source>unchecked</source>
      <translation>선택 안 됨</translation>
    </message>
  </context>
</TS>
