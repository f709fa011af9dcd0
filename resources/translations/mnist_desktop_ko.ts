<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>About {name}</source>
      <translation>{name} 정보</translation>
    </message>
    <message>
      <source>An offline neural-network lab for classrooms.</source>
      <translation>인터넷 없이 교실에서 쓰는 신경망 실험실입니다.</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>자세한 정보 복사</translation>
    </message>
    <message>
      <source>Material Design Icons</source>
      <translation>Material Design 아이콘</translation>
    </message>
    <message>
      <source>The details, for whoever helps:</source>
      <translation>도움을 줄 사람에게 보낼 자세한 정보:</translation>
    </message>
    <message>
      <source>This program is free software under the MIT licence. It is built on:</source>
      <translation>이 프로그램은 MIT 라이선스를 따르는 자유 소프트웨어입니다. 다음을 바탕으로 만들었습니다:</translation>
    </message>
  </context>
  <context>
    <name>AddLayerMenu</name>
    <message>
      <source>Choose a layer; a word about each appears here.</source>
      <translation>층을 고르세요. 고른 층의 설명이 여기에 나타납니다.</translation>
    </message>
  </context>
  <context>
    <name>Announcements</name>
    <message>
      <source>Epoch {epoch} of {epochs}: training accuracy {accuracy}.</source>
      <translation>{epochs}에포크 중 {epoch}번째: 훈련 정확도 {accuracy}.</translation>
    </message>
    <message>
      <source>Epoch {epoch} of {epochs}: validation accuracy {accuracy}.</source>
      <translation>{epochs}에포크 중 {epoch}번째: 검증 정확도 {accuracy}.</translation>
    </message>
    <message>
      <source>Training has ended.</source>
      <translation>학습이 끝났습니다.</translation>
    </message>
    <message>
      <source>Training is paused.</source>
      <translation>학습을 일시 정지했습니다.</translation>
    </message>
    <message>
      <source>Training starts.</source>
      <translation>학습을 시작합니다.</translation>
    </message>
  </context>
  <context>
    <name>AxisRows</name>
    <message>
      <source>A span, such as {example}, or values with commas between. Leave it empty to keep what the network has.</source>
      <translation>{example}처럼 범위를 쓰거나, 값을 쉼표로 나누어 쓰세요. 비워 두면 신경망의 값을 그대로 씁니다.</translation>
    </message>
    <message>
      <source>Values with commas between, such as {example}. Leave it empty to keep what the network has.</source>
      <translation>{example}처럼 값을 쉼표로 나누어 쓰세요. 비워 두면 신경망의 값을 그대로 씁니다.</translation>
    </message>
    <message>
      <source>none in this network</source>
      <translation>이 신경망에는 없음</translation>
    </message>
    <message>
      <source>not varied</source>
      <translation>바꾸지 않음</translation>
    </message>
    <message>
      <source>now {values}</source>
      <translation>현재 {values}</translation>
    </message>
  </context>
  <context>
    <name>Board</name>
    <message>
      <source>Average-pooled</source>
      <translation>평균 풀링 결과</translation>
    </message>
    <message>
      <source>Feature map</source>
      <translation>특성 맵</translation>
    </message>
    <message>
      <source>First round</source>
      <translation>1라운드</translation>
    </message>
    <message>
      <source>Max-pooled</source>
      <translation>최대 풀링 결과</translation>
    </message>
    <message>
      <source>Second round: each kernel is applied to every map of the first round and the results are added up, as Conv2D does with the same kernel in every channel.</source>
      <translation>2라운드: 각 커널을 1라운드의 모든 맵에 적용한 뒤 결과를 더합니다. 모든 채널에 같은 커널을 쓰는 Conv2D와 같습니다.</translation>
    </message>
    <message>
      <source>average</source>
      <translation>평균 풀링</translation>
    </message>
    <message>
      <source>map</source>
      <translation>특성 맵</translation>
    </message>
    <message>
      <source>max</source>
      <translation>최대 풀링</translation>
    </message>
  </context>
  <context>
    <name>BoardDialog</name>
    <message>
      <source>&amp;Folder…</source>
      <translation>폴더(&amp;F)…</translation>
    </message>
    <message>
      <source>&amp;Projector</source>
      <translation>프로젝터(&amp;P)</translation>
    </message>
    <message>
      <source>A double click shows all of a hand-in.</source>
      <translation>두 번 클릭하면 제출물의 내용을 모두 보여 줍니다.</translation>
    </message>
    <message>
      <source>Accuracy and size</source>
      <translation>정확도와 크기</translation>
    </message>
    <message>
      <source>Choose the folder in which the hand-ins of the class are.</source>
      <translation>학급의 제출물이 있는 폴더를 고르세요.</translation>
    </message>
    <message>
      <source>Class board</source>
      <translation>학급 현황판</translation>
    </message>
    <message>
      <source>Class board: {lesson}</source>
      <translation>학급 현황판: {lesson}</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>거르기</translation>
    </message>
    <message>
      <source>Folder of hand-ins</source>
      <translation>제출물 폴더</translation>
    </message>
    <message>
      <source>Hand-in</source>
      <translation>제출물</translation>
    </message>
    <message>
      <source>Hand-ins</source>
      <translation>제출물</translation>
    </message>
    <message>
      <source>Hand-ins: {count:,}. New ones appear by themselves.</source>
      <translation>제출물 {count:,}개. 새 제출물은 저절로 나타납니다.</translation>
    </message>
    <message>
      <source>Hand-ins: {count:,}. Still to be measured: {waiting:,}…</source>
      <translation>제출물 {count:,}개, 그중 {waiting:,}개를 재는 중…</translation>
    </message>
    <message>
      <source>Hand-ins: {count:,}. To be asked about: {asked:,}. Not to be read: {unread:,}. New ones appear by themselves.</source>
      <translation>제출물 {count:,}개. 물어볼 것: {asked:,}개. 읽을 수 없는 것: {unread:,}개. 새 제출물은 저절로 나타납니다.</translation>
    </message>
    <message>
      <source>Hide &amp;names</source>
      <translation>이름 숨기기(&amp;N)</translation>
    </message>
    <message>
      <source>It is tried again every few seconds.</source>
      <translation>몇 초마다 다시 시도합니다.</translation>
    </message>
    <message>
      <source>Large letters, for a class to look at. N hides the names.</source>
      <translation>학급이 함께 보도록 글자를 크게 합니다. N 키로 이름을 숨깁니다.</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>살펴보는 중…</translation>
    </message>
    <message>
      <source>No folder is chosen.</source>
      <translation>고른 폴더가 없습니다.</translation>
    </message>
    <message>
      <source>No hand-in is there yet. New ones appear by themselves.</source>
      <translation>아직 제출물이 없습니다. 새 제출물은 저절로 나타납니다.</translation>
    </message>
    <message>
      <source>Page (*{suffix})</source>
      <translation>페이지 (*{suffix})</translation>
    </message>
    <message>
      <source>Save as &amp;CSV…</source>
      <translation>CSV로 저장(&amp;C)…</translation>
    </message>
    <message>
      <source>Save as &amp;HTML…</source>
      <translation>HTML로 저장(&amp;H)…</translation>
    </message>
    <message>
      <source>Save the board</source>
      <translation>현황판 저장</translation>
    </message>
    <message>
      <source>Save the board, with the names</source>
      <translation>현황판 저장(이름 포함)</translation>
    </message>
    <message>
      <source>Show numbers in the place of names (N).</source>
      <translation>이름 대신 번호를 보입니다 (N).</translation>
    </message>
    <message>
      <source>Show only rows with this text</source>
      <translation>이 글이 든 행만 보기</translation>
    </message>
    <message>
      <source>Something went wrong. Show the names to read what.</source>
      <translation>문제가 생겼습니다. 이름을 표시하면 내용을 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>Table (*{suffix})</source>
      <translation>표 (*{suffix})</translation>
    </message>
    <message>
      <source>The board as one page, which every browser opens.</source>
      <translation>현황판을 어느 브라우저에서나 열 수 있는 한 페이지로 저장합니다.</translation>
    </message>
    <message>
      <source>The class</source>
      <translation>학급</translation>
    </message>
    <message>
      <source>The folder with the hand-ins: a shared folder, or a stick.</source>
      <translation>제출물이 있는 폴더: 공유 폴더나 USB 메모리.</translation>
    </message>
    <message>
      <source>The names are in the file, though they are hidden here.</source>
      <translation>여기서는 이름을 숨겼지만 파일에는 이름이 들어 있습니다.</translation>
    </message>
    <message>
      <source>The table, for a spreadsheet.</source>
      <translation>스프레드시트에서 열 수 있는 표로 저장합니다.</translation>
    </message>
  </context>
  <context>
    <name>BoardModel</name>
    <message>
      <source>Student {number}</source>
      <translation>학생 {number}</translation>
    </message>
  </context>
  <context>
    <name>BreakData</name>
    <message>
      <source>No data set is loaded yet.</source>
      <translation>아직 불러온 데이터셋이 없습니다.</translation>
    </message>
  </context>
  <context>
    <name>BreakDialog</name>
    <message>
      <source>&amp;Make the copy</source>
      <translation>복사본 만들기(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;What is done</source>
      <translation>망가뜨리는 방법(&amp;W)</translation>
    </message>
    <message>
      <source>A copy of {data} is made and broken on purpose. The data set itself stays as it is.</source>
      <translation>복사본을 만들어 일부러 망가뜨립니다. 원래 데이터셋은 그대로 남습니다. 원본: {data}</translation>
    </message>
    <message>
      <source>Break the data</source>
      <translation>데이터 망가뜨리기</translation>
    </message>
    <message>
      <source>test images</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>training and test images</source>
      <translation>훈련 이미지와 테스트 이미지</translation>
    </message>
    <message>
      <source>training images</source>
      <translation>훈련 이미지</translation>
    </message>
  </context>
  <context>
    <name>BreakPreview</name>
    <message>
      <source>After</source>
      <translation>후</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>전</translation>
    </message>
    <message>
      <source>Images before and after</source>
      <translation>전후의 이미지</translation>
    </message>
    <message>
      <source>{changed} of {count} images are not as they were.</source>
      <translation>이미지 {count}개 중 {changed}개가 달라졌습니다.</translation>
    </message>
  </context>
  <context>
    <name>Browser</name>
    <message>
      <source>&amp;Go to</source>
      <translation>이동(&amp;G)</translation>
    </message>
    <message>
      <source>A random image of each class; press again for others.</source>
      <translation>클래스마다 이미지 1장을 무작위로 보여 줍니다. 다시 누르면 다른 이미지가 나옵니다.</translation>
    </message>
    <message>
      <source>All classes</source>
      <translation>모든 클래스</translation>
    </message>
    <message>
      <source>All images</source>
      <translation>모든 이미지</translation>
    </message>
    <message>
      <source>All parts</source>
      <translation>모든 용도</translation>
    </message>
    <message>
      <source>Class to show</source>
      <translation>표시할 클래스</translation>
    </message>
    <message>
      <source>Every image that passes the filters.</source>
      <translation>조건에 맞는 이미지를 모두 보여 줍니다.</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>훈련용</translation>
    </message>
    <message>
      <source>Go to image</source>
      <translation>이미지로 이동</translation>
    </message>
    <message>
      <source>Images of the data set</source>
      <translation>데이터셋의 이미지</translation>
    </message>
    <message>
      <source>Images: {count:,}</source>
      <translation>이미지 수: {count:,}</translation>
    </message>
    <message>
      <source>Nine random images; press again for others.</source>
      <translation>이미지 9장을 무작위로 보여 줍니다. 다시 누르면 다른 이미지가 나옵니다.</translation>
    </message>
    <message>
      <source>No image is in this part and of this class.</source>
      <translation>이 용도와 클래스에 해당하는 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>One per class</source>
      <translation>클래스마다 1장</translation>
    </message>
    <message>
      <source>Part to show</source>
      <translation>표시할 용도</translation>
    </message>
    <message>
      <source>Random 3×3</source>
      <translation>무작위 3×3</translation>
    </message>
    <message>
      <source>Row of ten</source>
      <translation>한 줄에 10장</translation>
    </message>
    <message>
      <source>Shows only the images of one class.</source>
      <translation>한 클래스의 이미지만 보여 줍니다.</translation>
    </message>
    <message>
      <source>Shows only the images of one part.</source>
      <translation>한 가지 용도의 이미지만 보여 줍니다.</translation>
    </message>
    <message>
      <source>Ten random images in a row; press again for others.</source>
      <translation>이미지 10장을 무작위로 한 줄에 보여 줍니다. 다시 누르면 다른 이미지가 나옵니다.</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>테스트용</translation>
    </message>
    <message>
      <source>The index of an image, counted from 0; Enter goes there.</source>
      <translation>0부터 세는 이미지 번호입니다. Enter를 누르면 그 이미지로 이동합니다.</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>검증용</translation>
    </message>
  </context>
  <context>
    <name>Choosers</name>
    <message>
      <source>(own)</source>
      <translation>(직접 설정)</translation>
    </message>
    <message>
      <source>Data set</source>
      <translation>데이터셋</translation>
    </message>
    <message>
      <source>For {family}</source>
      <translation>{family}용</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>불러오는 중…</translation>
    </message>
    <message>
      <source>Meant for {family}; the data set above is {other}. {sentence}</source>
      <translation>{family}에 맞춘 프리셋인데 위의 데이터셋은 {other}입니다. {sentence}</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>프리셋</translation>
    </message>
    <message>
      <source>Replace layers and training settings by an experiment that is known to be worth a look.</source>
      <translation>층과 학습 설정을 한번 살펴볼 만한 실험으로 바꿉니다.</translation>
    </message>
    <message>
      <source>The images to learn from.</source>
      <translation>학습에 쓸 이미지입니다.</translation>
    </message>
  </context>
  <context>
    <name>ClassMatrix</name>
    <message>
      <source>All networks together read {true} as {predicted} {count:,} times of {total:,}: {share}.</source>
      <translation>모든 신경망을 합하면 {true} 이미지 {total:,}번 중 {count:,}번의 답이 “{predicted}”입니다: {share}.</translation>
    </message>
    <message>
      <source>All networks together read {true} right {count:,} times of {total:,}: {share}.</source>
      <translation>모든 신경망을 합하면 {true} 이미지 {total:,}번 중 {count:,}번을 바르게 읽었습니다: {share}.</translation>
    </message>
    <message>
      <source>Confusion matrix of the class</source>
      <translation>학급의 혼동 행렬</translation>
    </message>
    <message>
      <source>No network has been measured on images of {true} yet.</source>
      <translation>{true} 이미지로 잰 신경망이 아직 없습니다.</translation>
    </message>
  </context>
  <context>
    <name>ClassNamesDialog</name>
    <message>
      <source>Class names</source>
      <translation>클래스 이름</translation>
    </message>
    <message>
      <source>What the classes of {title} are called. Runs that learned from it keep the names that they know.</source>
      <translation>{title}: 클래스의 이름입니다. 이 데이터로 학습한 실행 기록에는 원래 이름이 그대로 남습니다.</translation>
    </message>
  </context>
  <context>
    <name>ClassReport</name>
    <message>
      <source>Classification report</source>
      <translation>분류 보고서</translation>
    </message>
    <message>
      <source>Click a class to see its images.</source>
      <translation>클래스를 클릭하면 그 이미지를 볼 수 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>ClassScatter</name>
    <message>
      <source>{name}: {parameters:,} parameters, {share} read right</source>
      <translation>{name}: 매개변수 {parameters:,}개, 정답률 {share}</translation>
    </message>
  </context>
  <context>
    <name>CollectFiles</name>
    <message>
      <source>Add collected drawings</source>
      <translation>모은 손글씨 추가</translation>
    </message>
    <message>
      <source>Added {added:,} drawings by {writers:,} writers from {files:,} files; {doubles:,} were there already.</source>
      <translation>파일 {files:,}개에서 {writers:,}명의 손글씨 {added:,}개를 추가했습니다. {doubles:,}개는 이미 있었습니다.</translation>
    </message>
    <message>
      <source>Class handwriting</source>
      <translation>학급 손글씨</translation>
    </message>
    <message>
      <source>Collected drawings (*{suffix})</source>
      <translation>모은 손글씨 (*{suffix})</translation>
    </message>
    <message>
      <source>Made the data set {title}: {train:,} images to train with, {test:,} by other writers to test with.</source>
      <translation>데이터셋을 만들었습니다: {title}. 훈련 이미지 {train:,}개, 다른 사람이 쓴 테스트 이미지 {test:,}개입니다.</translation>
    </message>
    <message>
      <source>Made the data set {title}: {train:,} images to train with, {test:,} to test with.</source>
      <translation>데이터셋을 만들었습니다: {title}. 훈련 이미지 {train:,}개, 테스트 이미지 {test:,}개입니다.</translation>
    </message>
    <message>
      <source>No network is shown that could read the drawings. Train one or open a run first.</source>
      <translation>손글씨를 읽을 신경망이 없습니다. 먼저 학습시키거나 실행 기록을 여세요.</translation>
    </message>
    <message>
      <source>Save a copy</source>
      <translation>사본 저장</translation>
    </message>
    <message>
      <source>Save as data set</source>
      <translation>데이터셋으로 저장</translation>
    </message>
    <message>
      <source>Saved a copy of the drawings as {file}.</source>
      <translation>손글씨의 사본을 저장했습니다: {file}</translation>
    </message>
    <message>
      <source>These images are kept already as {title}.</source>
      <translation>이 이미지는 이미 보관되어 있습니다. 이름: {title}</translation>
    </message>
    <message>
      <source>Title of the data set. All drawings are by one writer, whose hand is in both of its parts.</source>
      <translation>데이터셋의 제목입니다. 모든 손글씨를 한 사람이 썼으므로 두 부분 모두에 같은 사람의 글씨가 들어갑니다.</translation>
    </message>
    <message>
      <source>Title of the data set. Nobody is in both of its parts: some writers are kept to test with.</source>
      <translation>데이터셋의 제목입니다. 두 부분에 함께 들어가는 사람은 없습니다. 일부 사람의 글씨는 테스트용으로 남겨 둡니다.</translation>
    </message>
    <message>
      <source>{count:,} more were left out.</source>
      <translation>그 밖에 {count:,}개를 제외했습니다.</translation>
    </message>
  </context>
  <context>
    <name>CollectMode</name>
    <message>
      <source>&amp;Collect digits…</source>
      <translation>숫자 모으기(&amp;C)…</translation>
    </message>
    <message>
      <source>Collect the handwriting of a class, to train and to test with</source>
      <translation>훈련과 테스트에 쓸 학급의 손글씨를 모읍니다</translation>
    </message>
  </context>
  <context>
    <name>CollectPanel</name>
    <message>
      <source>&amp;Keep and next</source>
      <translation>보관하고 다음(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Writer</source>
      <translation>쓴 사람(&amp;W)</translation>
    </message>
    <message>
      <source>Add all collected drawings of a shared folder or a stick, and of the folders in it.</source>
      <translation>공유 폴더나 USB 메모리와 그 하위 폴더에 있는 모은 손글씨를 모두 추가합니다.</translation>
    </message>
    <message>
      <source>Add from a folder…</source>
      <translation>폴더에서 추가…</translation>
    </message>
    <message>
      <source>Add from files…</source>
      <translation>파일에서 추가…</translation>
    </message>
    <message>
      <source>Add what was collected on other computers. What is there already is not added twice.</source>
      <translation>다른 컴퓨터에서 모은 손글씨를 추가합니다. 이미 있는 것은 두 번 추가되지 않습니다.</translation>
    </message>
    <message>
      <source>Ask for another digit; this one comes again later.</source>
      <translation>다른 숫자를 묻습니다. 이 숫자는 나중에 다시 나옵니다.</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>삭제</translation>
    </message>
    <message>
      <source>Delete the chosen drawing. That can be taken back.</source>
      <translation>선택한 손글씨를 삭제합니다. 되돌릴 수 있습니다.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>완료</translation>
    </message>
    <message>
      <source>Draw a {digit}</source>
      <translation>{digit} 그리기</translation>
    </message>
    <message>
      <source>Draw again</source>
      <translation>다시 그리기</translation>
    </message>
    <message>
      <source>Draw the chosen digit once more; that takes its place.</source>
      <translation>선택한 숫자를 한 번 더 그려 바꿉니다.</translation>
    </message>
    <message>
      <source>Draw this {digit} again</source>
      <translation>이 {digit} 다시 그리기</translation>
    </message>
    <message>
      <source>Drawings of {digit} by this writer: {count:,}</source>
      <translation>이 사람이 쓴 {digit}: {count:,}개</translation>
    </message>
    <message>
      <source>Files of other computers, a test and a data set of all drawings.</source>
      <translation>다른 컴퓨터의 파일, 모든 손글씨로 하는 테스트와 데이터셋입니다.</translation>
    </message>
    <message>
      <source>Keep this drawing and ask for the next digit (Enter)</source>
      <translation>이 손글씨를 보관하고 다음 숫자를 묻습니다(Enter)</translation>
    </message>
    <message>
      <source>Let the shown network go on learning from these drawings, and see what that brings.</source>
      <translation>지금 보이는 신경망이 이 손글씨를 더 학습하게 하고, 무엇이 달라지는지 봅니다.</translation>
    </message>
    <message>
      <source>Let the shown network read all drawings, and compare that with test images.</source>
      <translation>지금 보이는 신경망이 모든 손글씨를 읽게 하고, 테스트 이미지의 결과와 비교합니다.</translation>
    </message>
    <message>
      <source>Make a data set of all drawings. Of several writers, none is in both the training and the test part.</source>
      <translation>모든 손글씨로 데이터셋을 만듭니다. 쓴 사람이 여럿이면 훈련 부분과 테스트 부분에 함께 들어가는 사람은 없습니다.</translation>
    </message>
    <message>
      <source>More</source>
      <translation>더 보기</translation>
    </message>
    <message>
      <source>Name or number</source>
      <translation>이름 또는 번호</translation>
    </message>
    <message>
      <source>Save a copy…</source>
      <translation>사본 저장…</translation>
    </message>
    <message>
      <source>Save all drawings on a stick or in a shared folder, for another computer to add.</source>
      <translation>다른 컴퓨터에서 추가할 수 있도록 모든 손글씨를 USB 메모리나 공유 폴더에 저장합니다.</translation>
    </message>
    <message>
      <source>Save as data set…</source>
      <translation>데이터셋으로 저장…</translation>
    </message>
    <message>
      <source>Show the network's answer again. All that was kept stays.</source>
      <translation>신경망의 답을 다시 보여 줍니다. 보관한 것은 모두 그대로 있습니다.</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>건너뛰기</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>되돌리기</translation>
    </message>
    <message>
      <source>Take back what was kept, deleted or added last.</source>
      <translation>마지막으로 보관, 삭제, 추가한 것을 되돌립니다.</translation>
    </message>
    <message>
      <source>Test on it…</source>
      <translation>이것으로 테스트…</translation>
    </message>
    <message>
      <source>The shown network tells other classes apart than the ten digits, so it cannot be tested on them.</source>
      <translation>지금 보이는 신경망은 숫자 열 가지가 아닌 다른 클래스를 구별하므로 손글씨로 테스트할 수 없습니다.</translation>
    </message>
    <message>
      <source>The shown network tells other classes apart than the ten digits, so it cannot learn from them.</source>
      <translation>지금 보이는 신경망은 숫자 열 가지가 아닌 다른 클래스를 구별하므로 손글씨를 학습할 수 없습니다.</translation>
    </message>
    <message>
      <source>Train on it…</source>
      <translation>이것으로 학습…</translation>
    </message>
    <message>
      <source>What you keep appears here.</source>
      <translation>보관한 손글씨가 여기에 나타납니다.</translation>
    </message>
    <message>
      <source>Who draws?</source>
      <translation>누가 그리나요?</translation>
    </message>
    <message>
      <source>Your drawings, the newest first</source>
      <translation>내 손글씨(최신순)</translation>
    </message>
    <message>
      <source>{digit}, drawn by {writer}</source>
      <translation>{digit}, 쓴 사람: {writer}</translation>
    </message>
    <message>
      <source>{own:,} drawings by you, {total:,} in all. Writers: {writers:,}.</source>
      <translation>내 손글씨 {own:,}개, 전체 {total:,}개, 쓴 사람 {writers:,}명</translation>
    </message>
  </context>
  <context>
    <name>CompareTab</name>
    <message>
      <source>A fine-tuned run began with the weights of another: no seed repeats that.</source>
      <translation>미세 조정한 실행은 다른 신경망의 가중치에서 시작했으므로 다른 시드로 반복할 수 없습니다.</translation>
    </message>
    <message>
      <source>A run is repeated when no other is in training.</source>
      <translation>다른 실행이 학습 중이 아닐 때 반복할 수 있습니다.</translation>
    </message>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>No run holds all of these words.</source>
      <translation>이 단어가 모두 들어 있는 실행 기록이 없습니다.</translation>
    </message>
    <message>
      <source>No run is kept yet. Press Train, or open a zip of runs from another PC. Train &gt; Your name… writes whose runs they are into each.</source>
      <translation>아직 저장된 실행 기록이 없습니다. “학습 시작”을 누르거나, 다른 PC에서 가져온 실행 기록 zip 파일을 여세요. 학습 &gt; 내 이름…에서 이름을 정하면 실행 기록마다 적힙니다.</translation>
    </message>
    <message>
      <source>Repeating “{name}” with other seeds: run {number} of {count}.</source>
      <translation>“{name}” 모델을 다른 시드로 반복해서 학습하는 중: {count}번 중 {number}번째입니다.</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>실행 기록</translation>
    </message>
    <message>
      <source>Stop the series</source>
      <translation>반복 학습 중지</translation>
    </message>
    <message>
      <source>The model and settings of “{name}” are in the builder now.</source>
      <translation>“{name}”의 모델과 설정을 모델 편집기로 불러왔습니다.</translation>
    </message>
    <message>
      <source>“{name}” was not trained on: another training began while it was read.</source>
      <translation>“{name}”: 더 학습하지 못했습니다. 읽는 동안 다른 학습이 시작되었습니다.</translation>
    </message>
    <message>
      <source>“{name}”, trained on after epoch {epoch:,}.</source>
      <translation>“{name}”에 이어 {epoch:,}번째 에포크 다음부터 더 학습했습니다.</translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>곡선</translation>
    </message>
    <message>
      <source>Differences</source>
      <translation>차이점</translation>
    </message>
    <message>
      <source>Predictions</source>
      <translation>예측</translation>
    </message>
    <message>
      <source>Tick runs to see their curves over one another, in what they differ, and which images one reads right and another wrong.</source>
      <translation>실행 기록을 체크하면 곡선을 겹쳐 보고, 무엇이 다른지, 어떤 이미지를 하나는 맞히고 다른 하나는 틀렸는지 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>{count:,} runs are ticked. The first {limit} of them are compared.</source>
      <translation>실행 기록 {count:,}개를 체크했습니다. 그중 처음 {limit}개만 비교합니다.</translation>
    </message>
  </context>
  <context>
    <name>ConfusionMatrix</name>
    <message>
      <source>1 image of {true} was read as {predicted}: {share} of all {total:,}.</source>
      <translation>실제 {true}, 예측 {predicted}: 이미지 1장, 전체 {total:,}장의 {share}.</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>혼동 행렬</translation>
    </message>
    <message>
      <source>No image of {true} was read as {predicted}.</source>
      <translation>실제 {true}, 예측 {predicted}: 그런 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>There is no test image of {true}.</source>
      <translation>{true} 테스트 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>True class {true}, predicted class {predicted}: {count:,}, {share}</source>
      <translation>실제 클래스 {true}, 예측 클래스 {predicted}: {count:,}장, {share}</translation>
    </message>
    <message>
      <source>{count:,} images of {true} were read as {predicted}: {share} of all {total:,}.</source>
      <translation>실제 {true}, 예측 {predicted}: 이미지 {count:,}장, 전체 {total:,}장의 {share}.</translation>
    </message>
    <message>
      <source>{count:,} of {total:,} images of {true} were read right: {share}.</source>
      <translation>{true} 이미지 {total:,}장 중 {count:,}장을 맞혔습니다: {share}.</translation>
    </message>
    <message>
      <source>{what} Of these, {shown:,} are shown now.</source>
      <translation>{what} 그중 지금 표시된 것은 {shown:,}장입니다.</translation>
    </message>
  </context>
  <context>
    <name>Controls</name>
    <message>
      <source>A second round slides kernels over what the first one gives, so that they see more of the picture. Each kernel is applied to every map and the results are added up, as Conv2D does with the same kernel in every channel.</source>
      <translation>2라운드에서는 1라운드의 결과 위로 커널을 움직이므로 커널이 그림을 더 넓게 봅니다. 커널마다 모든 맵에 적용한 결과를 더합니다. 모든 채널에 같은 커널을 쓰는 Conv2D와 같습니다.</translation>
    </message>
    <message>
      <source>Add a second round</source>
      <translation>2라운드 추가</translation>
    </message>
    <message>
      <source>First round</source>
      <translation>1라운드</translation>
    </message>
    <message>
      <source>Kernels of the run</source>
      <translation>학습된 커널</translation>
    </message>
    <message>
      <source>Puts Conv2D and pooling layers with these numbers of filters, sizes, strides, padding and activation into the model. The network learns kernels of its own.</source>
      <translation>여기서 고른 필터 수, 크기, 스트라이드, 패딩, 활성화 함수로 Conv2D 층과 풀링 층을 모델에 넣습니다. 커널의 값은 신경망이 스스로 학습합니다.</translation>
    </message>
    <message>
      <source>Remove the second round</source>
      <translation>2라운드 삭제</translation>
    </message>
    <message>
      <source>Round</source>
      <translation>라운드</translation>
    </message>
    <message>
      <source>Second round</source>
      <translation>2라운드</translation>
    </message>
    <message>
      <source>Shows the kernels that the first Conv2D of the opened run has learned.</source>
      <translation>열어 둔 실행 기록의 첫 Conv2D 층이 학습한 커널을 보여 줍니다.</translation>
    </message>
    <message>
      <source>Train a network with a Conv2D layer, or open such a run, to see its kernels here.</source>
      <translation>Conv2D 층이 있는 신경망을 학습시키거나 그런 실행 기록을 열면 학습된 커널을 여기서 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>Use as layer</source>
      <translation>모델의 층으로 쓰기</translation>
    </message>
  </context>
  <context>
    <name>CoordinatesView</name>
    <message>
      <source>Each line is a member: where it crosses an axis, it has that value. The stronger its colour, the better.</source>
      <translation>선 하나가 멤버 하나입니다. 축과 만나는 곳이 그 설정의 값입니다. 색이 진할수록 정확도가 높습니다.</translation>
    </message>
    <message>
      <source>No sweep is shown.</source>
      <translation>보여 줄 스윕이 없습니다.</translation>
    </message>
    <message>
      <source>Settings and accuracy of the members, as lines through parallel axes</source>
      <translation>나란한 축을 지나는 선으로 나타낸 멤버의 설정과 정확도</translation>
    </message>
  </context>
  <context>
    <name>CountsModel</name>
    <message>
      <source>All</source>
      <translation>전체</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>훈련용</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>테스트용</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>검증용</translation>
    </message>
    <message>
      <source>{name}, {part}: {count:,} images</source>
      <translation>{name}, {part}: {count:,}장</translation>
    </message>
  </context>
  <context>
    <name>CountsTable</name>
    <message>
      <source>Images per class</source>
      <translation>클래스별 이미지 수</translation>
    </message>
    <message>
      <source>Images per class in each part</source>
      <translation>용도별, 클래스별 이미지 수</translation>
    </message>
  </context>
  <context>
    <name>CurvesPage</name>
    <message>
      <source>The {count} best combinations by their validation accuracy, and the one that is chosen in the table.</source>
      <translation>검증 정확도가 가장 높은 조합 {count}개와 표에서 고른 조합입니다.</translation>
    </message>
  </context>
  <context>
    <name>CurvesView</name>
    <message>
      <source>A dotted line marks epoch {epoch}, which is shown.</source>
      <translation>점선: 표시 중인 에포크 {epoch}.</translation>
    </message>
    <message>
      <source>Curve of {figure} over epochs</source>
      <translation>에포크에 따른 {figure} 곡선</translation>
    </message>
    <message>
      <source>Curves of the run; the arrow keys go from epoch to epoch</source>
      <translation>이 실행의 곡선, 화살표 키로 에포크를 옮겨 다닐 수 있습니다</translation>
    </message>
    <message>
      <source>Epoch {epoch}: rate {rate:.3g}</source>
      <translation>에포크 {epoch}: 학습률 {rate:.3g}</translation>
    </message>
    <message>
      <source>Epoch {epoch}: training {training}</source>
      <translation>에포크 {epoch}: 훈련 {training}</translation>
    </message>
    <message>
      <source>Epoch {epoch}: training {training}, validation {validation}</source>
      <translation>에포크 {epoch}: 훈련 {training}, 검증 {validation}</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>best</source>
      <translation>최적</translation>
    </message>
    <message>
      <source>best epoch</source>
      <translation>최적 에포크</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>rate {rate:g}</source>
      <translation>학습률 {rate:g}</translation>
    </message>
    <message>
      <source>training</source>
      <translation>훈련</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>검증</translation>
    </message>
    <message>
      <source>weights kept</source>
      <translation>남긴 가중치</translation>
    </message>
  </context>
  <context>
    <name>DataFiles</name>
    <message>
      <source>Address of a server that holds the folders mnist/ and fashion-mnist/ with the published files.
Your teacher knows whether there is one; {variable} sets it for good.</source>
      <translation>공개된 파일이 mnist/ 폴더와 fashion-mnist/ 폴더에 들어 있는 서버의 주소입니다.
이런 서버가 있는지는 선생님께 여쭈어보세요. {variable} 환경 변수에 넣어 두면 계속 이 주소를 씁니다.</translation>
    </message>
    <message>
      <source>Another file is being imported. Wait until it is done, or stop it.</source>
      <translation>다른 파일을 가져오고 있습니다. 끝날 때까지 기다리거나 중지하세요.</translation>
    </message>
    <message>
      <source>Clothes</source>
      <translation>옷</translation>
    </message>
    <message>
      <source>Data sets ({patterns});;All files (*)</source>
      <translation>데이터셋 ({patterns});;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>숫자</translation>
    </message>
    <message>
      <source>Download full data</source>
      <translation>전체 데이터 내려받기</translation>
    </message>
    <message>
      <source>Downloading {title}…</source>
      <translation>{title} 내려받는 중…</translation>
    </message>
    <message>
      <source>Import data</source>
      <translation>데이터 가져오기</translation>
    </message>
    <message>
      <source>Imported {title}: {train:,} images to train with, {test:,} to test with.</source>
      <translation>{title}: 가져왔습니다. 훈련 이미지 {train:,}장, 테스트 이미지 {test:,}장입니다.</translation>
    </message>
    <message>
      <source>Reading the table…</source>
      <translation>표를 읽는 중…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>중지</translation>
    </message>
    <message>
      <source>What do the images of {file} show?</source>
      <translation>{file}: 무엇을 나타낸 이미지인가요?</translation>
    </message>
    <message>
      <source>{titles} will follow.</source>
      <translation>다음 차례: {titles}</translation>
    </message>
  </context>
  <context>
    <name>DataTab</name>
    <message>
      <source>Broken on purpose</source>
      <translation>일부러 망가뜨림</translation>
    </message>
    <message>
      <source>Every pixel and label is as in the published set, or as in the sample that ships with the app.</source>
      <translation>모든 픽셀과 레이블이 공개된 데이터셋 또는 앱에 들어 있는 샘플과 똑같습니다.</translation>
    </message>
    <message>
      <source>Genuine</source>
      <translation>원본</translation>
    </message>
    <message>
      <source>No data set is loaded yet. Choose one at the top left.</source>
      <translation>아직 불러온 데이터셋이 없습니다. 왼쪽 위에서 하나를 선택하세요.</translation>
    </message>
    <message>
      <source>Not the published set</source>
      <translation>공개된 원본과 다름</translation>
    </message>
    <message>
      <source>Own pictures</source>
      <translation>내 그림</translation>
    </message>
    <message>
      <source>Reading the data set…</source>
      <translation>데이터셋을 읽는 중…</translation>
    </message>
    <message>
      <source>The content differs from that of the published set.</source>
      <translation>내용이 공개된 데이터셋과 다릅니다.</translation>
    </message>
    <message>
      <source>The pictures are your own, and the images made of them are kept in {folder}.</source>
      <translation>직접 가져온 그림입니다. 그림으로 만든 이미지는 다음 위치에 보관되어 있습니다: {folder}</translation>
    </message>
    <message>
      <source>{count:,} images: {train:,} for training, {test:,} for testing.</source>
      <translation>이미지 {count:,}장: 훈련 이미지 {train:,}장, 테스트 이미지 {test:,}장.</translation>
    </message>
    <message>
      <source>{count:,} images: {train:,} for training, {test:,} for testing. Source: {source}</source>
      <translation>이미지 {count:,}장: 훈련 이미지 {train:,}장, 테스트 이미지 {test:,}장. 출처: {source}</translation>
    </message>
  </context>
  <context>
    <name>Details</name>
    <message>
      <source>(no answer)</source>
      <translation>(답 없음)</translation>
    </message>
    <message>
      <source>Choose a row to see its network, goals and answers.</source>
      <translation>행을 고르면 그 신경망, 목표, 답이 보입니다.</translation>
    </message>
    <message>
      <source>File: {file}</source>
      <translation>파일: {file}</translation>
    </message>
    <message>
      <source>Goals:</source>
      <translation>목표:</translation>
    </message>
    <message>
      <source>Made anew from the run, in the browser; what the student wrote as HTML is never opened.</source>
      <translation>실행 기록에서 새로 만들어 브라우저에 보입니다. 학생이 만든 HTML은 열지 않습니다.</translation>
    </message>
    <message>
      <source>Network {name}:</source>
      <translation>신경망 {name}:</translation>
    </message>
    <message>
      <source>Open a &amp;report</source>
      <translation>보고서 열기(&amp;R)</translation>
    </message>
    <message>
      <source>The chosen hand-in</source>
      <translation>고른 제출물</translation>
    </message>
    <message>
      <source>The network, the goals and the answers of the chosen row.</source>
      <translation>선택한 줄의 신경망, 목표, 답입니다.</translation>
    </message>
    <message>
      <source>This hand-in cannot be read.</source>
      <translation>이 제출물은 읽을 수 없습니다.</translation>
    </message>
    <message>
      <source>met: {goal}</source>
      <translation>이룸: {goal}</translation>
    </message>
    <message>
      <source>not met: {goal}</source>
      <translation>아직: {goal}</translation>
    </message>
    <message>
      <source>{parameters:,} parameters; as handed in: {claimed}; measured here: {measured}</source>
      <translation>매개변수 {parameters:,}개, 제출한 값: {claimed}, 여기서 잰 값: {measured}</translation>
    </message>
  </context>
  <context>
    <name>DiagnosisView</name>
    <message>
      <source>Set up the run that would show whether the sentence is true</source>
      <translation>이 문장이 맞는지 보여 줄 실행을 준비합니다</translation>
    </message>
    <message>
      <source>Te&amp;st this</source>
      <translation>확인 실험(&amp;S)</translation>
    </message>
    <message>
      <source>The training failed.</source>
      <translation>학습에 실패했습니다.</translation>
    </message>
  </context>
  <context>
    <name>DifferenceMatrix</name>
    <message>
      <source>Both read equally many images of {true} as {predicted}.</source>
      <translation>실제 {true}, 예측 {predicted}: 그런 이미지의 수는 양쪽이 같습니다.</translation>
    </message>
    <message>
      <source>Difference of two confusion matrices</source>
      <translation>두 혼동 행렬의 차이</translation>
    </message>
    <message>
      <source>{more} reads {count:,} more images of {true} as {predicted} than {less}.</source>
      <translation>실제 {true}, 예측 {predicted}: 그런 이미지가 {more} 쪽이 {less} 쪽보다 {count:,}장 더 많습니다.</translation>
    </message>
    <message>
      <source>{more} reads {count:,} more images of {true} right than {less}.</source>
      <translation>{true} 이미지는 {more} 쪽이 {less} 쪽보다 {count:,}장 더 맞혔습니다.</translation>
    </message>
  </context>
  <context>
    <name>DifferenceModel</name>
    <message>
      <source>{what} of {run}: {value}</source>
      <translation>{run}, {what}: {value}</translation>
    </message>
  </context>
  <context>
    <name>DifferenceTable</name>
    <message>
      <source>Differences</source>
      <translation>차이점</translation>
    </message>
    <message>
      <source>Differences between the ticked runs</source>
      <translation>체크한 실행 기록의 차이점</translation>
    </message>
    <message>
      <source>These runs have the same layers, settings and data.</source>
      <translation>이 실행 기록들은 층과 설정과 데이터가 모두 같습니다.</translation>
    </message>
    <message>
      <source>Tick a second run above to see in what the two differ.</source>
      <translation>위에서 실행 기록을 하나 더 체크하면 둘이 무엇이 다른지 볼 수 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>DoubtPage</name>
    <message>
      <source>Below this confidence the network says that it is unsure. At the left end it always answers.</source>
      <translation>확신도가 이 값보다 낮으면 신경망이 확신하지 못한다고 말합니다. 왼쪽 끝에서는 항상 답합니다.</translation>
    </message>
    <message>
      <source>Calibration error {before}, loss {loss_before} on the test images.</source>
      <translation>테스트 이미지의 보정 오차 {before}, 손실 {loss_before}.</translation>
    </message>
    <message>
      <source>Calibration error {before}, with temperature {after}; loss {loss_before}, with temperature {loss_after}, on the test images.</source>
      <translation>테스트 이미지의 보정 오차 {before}, 온도 적용 후 {after}. 손실 {loss_before}, 온도 적용 후 {loss_after}.</translation>
    </message>
    <message>
      <source>Choose by validation</source>
      <translation>검증으로 정하기</translation>
    </message>
    <message>
      <source>Divides the sums before softmax by one number, so that confidence and accuracy agree on the validation images. The predicted classes stay.</source>
      <translation>검증 이미지에서 확신도와 정확도가 일치하도록 softmax 앞의 합을 하나의 수로 나눕니다. 예측 클래스는 그대로입니다.</translation>
    </message>
    <message>
      <source>On the validation images there is no threshold at which {share} of the answers are right.</source>
      <translation>검증 이미지에서 답의 {share}가 맞는 임계값이 없습니다.</translation>
    </message>
    <message>
      <source>Show the test images that are read with a confidence below the threshold.</source>
      <translation>확신도가 임계값보다 낮은 테스트 이미지를 봅니다.</translation>
    </message>
    <message>
      <source>Show the unsure</source>
      <translation>확신 못 한 이미지 보기</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>온도</translation>
    </message>
    <message>
      <source>Temperature {value}</source>
      <translation>온도 {value}</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>테스트</translation>
    </message>
    <message>
      <source>The drawing pad says it, too</source>
      <translation>그리기 판에서도 적용</translation>
    </message>
    <message>
      <source>The lowest threshold at which so many of the answers to validation images are right.</source>
      <translation>검증 이미지에 대한 답이 이만큼 맞게 되는 가장 낮은 임계값입니다.</translation>
    </message>
    <message>
      <source>Unsure below</source>
      <translation>확신하지 못하는 기준</translation>
    </message>
    <message>
      <source>Unsure below, in % of confidence</source>
      <translation>확신하지 못하는 기준 확신도(%)</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>검증</translation>
    </message>
    <message>
      <source>confidence from</source>
      <translation>확신도 하한</translation>
    </message>
    <message>
      <source>confidence to</source>
      <translation>확신도 상한</translation>
    </message>
    <message>
      <source>images</source>
      <translation>이미지 수</translation>
    </message>
    <message>
      <source>mean confidence</source>
      <translation>평균 확신도</translation>
    </message>
    <message>
      <source>off</source>
      <translation>끔</translation>
    </message>
    <message>
      <source>read right</source>
      <translation>맞힌 비율</translation>
    </message>
    <message>
      <source>{part}: nothing is answered at this threshold; all {unsure:,} images are unsure.</source>
      <translation>{part}: 이 임계값에서는 아무 답도 하지 않습니다. 이미지 {unsure:,}장 모두 확신하지 못합니다.</translation>
    </message>
    <message>
      <source>{part}: {coverage} answered, {accuracy} of these right; {unsure:,} unsure, {wrong:,} wrong all the same.</source>
      <translation>{part}: {coverage} 답함, 그중 {accuracy} 정답. 확신 못 함 {unsure:,}장, 답했지만 오답 {wrong:,}장.</translation>
    </message>
    <message>
      <source>{share} of the answers right</source>
      <translation>답의 {share} 정답</translation>
    </message>
  </context>
  <context>
    <name>DrawTab</name>
    <message>
      <source>Clear</source>
      <translation>지우기</translation>
    </message>
    <message>
      <source>Copy as picture</source>
      <translation>그림으로 복사</translation>
    </message>
    <message>
      <source>Draw a digit here</source>
      <translation>여기에 숫자를 그려 보세요</translation>
    </message>
    <message>
      <source>Draw a digit with mouse, pen or finger, or with the arrow keys and Space. The keys 0 to 9 draw one for you, Delete clears the pad, Backspace and Ctrl+Z take a stroke back, Esc drops the one that the keys are drawing. The photo of a digit is welcome, too.</source>
      <translation>마우스, 펜, 손가락으로, 또는 화살표 키와 스페이스로 숫자를 그리세요. 0~9 키를 누르면 대신 그려 주고, Delete는 판을 지우며, 백스페이스와 Ctrl+Z는 획 하나를 되돌리고, Esc는 키로 긋고 있는 획을 버립니다. 숫자를 찍은 사진도 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>Draw here</source>
      <translation>여기에 그려 보세요</translation>
    </message>
    <message>
      <source>Drawing pad</source>
      <translation>그리기 판</translation>
    </message>
    <message>
      <source>Drop a picture here, paste one, or open a file</source>
      <translation>그림을 여기에 끌어다 놓거나, 붙여넣거나, 파일을 열어 보세요</translation>
    </message>
    <message>
      <source>Drop a picture of clothing here, paste one, or open a file</source>
      <translation>옷 그림을 여기에 끌어다 놓거나, 붙여넣거나, 파일을 열어 보세요</translation>
    </message>
    <message>
      <source>One piece of clothing on an even background is read best.</source>
      <translation>바탕이 고르고 옷이 한 벌만 있는 그림을 가장 잘 알아봅니다.</translation>
    </message>
    <message>
      <source>One thing on an even background is read best.</source>
      <translation>바탕이 고르고 한 가지만 있는 그림을 가장 잘 알아봅니다.</translation>
    </message>
    <message>
      <source>Paste a picture</source>
      <translation>그림 붙여넣기</translation>
    </message>
    <message>
      <source>Place for a picture</source>
      <translation>그림을 넣는 자리</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
  </context>
  <context>
    <name>DrawingPad</name>
    <message>
      <source>1 stroke.</source>
      <translation>획 1개가 있습니다.</translation>
    </message>
    <message>
      <source>A picture lies on it.</source>
      <translation>그림이 놓여 있습니다.</translation>
    </message>
    <message>
      <source>Arrows draw (Shift: faster), Space lifts the pen.</source>
      <translation>화살표로 긋고(Shift: 더 빠르게) 스페이스로 펜을 듭니다.</translation>
    </message>
    <message>
      <source>Arrows move the pen (Shift: faster), Space puts it down.</source>
      <translation>화살표로 펜을 옮기고(Shift: 더 빠르게) 스페이스로 내립니다.</translation>
    </message>
    <message>
      <source>Delete takes the picture away.</source>
      <translation>Delete를 누르면 그림을 치웁니다.</translation>
    </message>
    <message>
      <source>It is empty.</source>
      <translation>비어 있습니다.</translation>
    </message>
    <message>
      <source>The pen is on row {row}, column {column} of 28.</source>
      <translation>펜이 28칸 중 {row}행 {column}열에서 긋고 있습니다.</translation>
    </message>
    <message>
      <source>The pen is over row {row}, column {column} of 28.</source>
      <translation>펜이 28칸 중 {row}행 {column}열 위에 있습니다.</translation>
    </message>
    <message>
      <source>{count} strokes.</source>
      <translation>획 {count}개가 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>EntryPage</name>
    <message>
      <source>Picture of {term}</source>
      <translation>{term} 그림</translation>
    </message>
    <message>
      <source>See also</source>
      <translation>함께 보기</translation>
    </message>
  </context>
  <context>
    <name>EpochBar</name>
    <message>
      <source>Best: {epoch:,}</source>
      <translation>최적: {epoch:,}</translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>Epoch that is shown</source>
      <translation>표시 중인 에포크</translation>
    </message>
    <message>
      <source>Epoch {epoch:,} of {last:,}, best epoch {best:,}</source>
      <translation>에포크 {epoch:,}/{last:,}, 최고 에포크 {best:,}</translation>
    </message>
    <message>
      <source>No earlier epochs to show. {reason}</source>
      <translation>되돌아볼 에포크가 없습니다. {reason}</translation>
    </message>
    <message>
      <source>Play the epochs one after the other</source>
      <translation>에포크를 차례로 재생</translation>
    </message>
    <message>
      <source>Shows in Results, Draw, Inside and Lab what the network was like after an earlier epoch. The arrow keys go from one to the next; the triangle marks the best on the validation images.</source>
      <translation>앞선 에포크를 마쳤을 때의 신경망을 결과, 그리기, 내부, 합성곱 실험실에 보여 줍니다. 화살표 키로 하나씩 이동하며, 삼각형은 검증 이미지에서 가장 좋았던 에포크를 가리킵니다.</translation>
    </message>
    <message>
      <source>Shows the best epoch, whose weights the run has kept.</source>
      <translation>이 실행에 가중치가 저장된 최고 에포크를 보여 줍니다.</translation>
    </message>
    <message>
      <source>Shows the epoch with the lowest validation loss. The run has kept the weights of its last one.</source>
      <translation>검증 손실이 가장 낮은 에포크를 보여 줍니다. 이 실행에는 마지막 에포크의 가중치가 저장되어 있습니다.</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>멈춤</translation>
    </message>
    <message>
      <source>{count:,} epochs kept</source>
      <translation>{count:,}개 보관 중</translation>
    </message>
    <message>
      <source>{count:,} epochs kept, {budget:,} MB at most</source>
      <translation>{count:,}개 보관 중, 최대 {budget:,} MB</translation>
    </message>
    <message>
      <source>{count:,} epochs kept; the next run keeps none</source>
      <translation>{count:,}개 보관 중, 다음 실행부터는 보관하지 않음</translation>
    </message>
    <message>
      <source>{count:,} kept</source>
      <translation>{count:,}개 보관</translation>
    </message>
    <message>
      <source>{epoch:,} of {last:,}</source>
      <translation>{epoch:,}/{last:,}</translation>
    </message>
  </context>
  <context>
    <name>ExpectationDialog</name>
    <message>
      <source>&amp;Better is</source>
      <translation>더 나은 쪽(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Held against</source>
      <translation>비교할 실행(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Over-fitting</source>
      <translation>과대적합(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Test accuracy</source>
      <translation>테스트 정확도(&amp;T)</translation>
    </message>
    <message>
      <source>Expected test accuracy</source>
      <translation>예상하는 테스트 정확도</translation>
    </message>
    <message>
      <source>Expected test accuracy in percent</source>
      <translation>예상하는 테스트 정확도(퍼센트)</translation>
    </message>
    <message>
      <source>Predict, then train</source>
      <translation>예상하고 학습하기</translation>
    </message>
    <message>
      <source>Write down what you expect of the next run. When it has ended, both stand side by side, and stay with it.</source>
      <translation>다음 실행에서 무엇을 예상하는지 적어 두세요. 학습이 끝나면 예상과 결과가 나란히 표시되고 실행과 함께 보관됩니다.</translation>
    </message>
    <message>
      <source>no</source>
      <translation>아니요</translation>
    </message>
    <message>
      <source>no answer</source>
      <translation>답하지 않음</translation>
    </message>
    <message>
      <source>that run</source>
      <translation>비교할 실행</translation>
    </message>
    <message>
      <source>the next run</source>
      <translation>다음 실행</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>예</translation>
    </message>
  </context>
  <context>
    <name>ExpectationView</name>
    <message>
      <source>It came out</source>
      <translation>결과</translation>
    </message>
    <message>
      <source>What was expected of this run</source>
      <translation>이 실행에서 예상한 것</translation>
    </message>
    <message>
      <source>You expected</source>
      <translation>예상</translation>
    </message>
  </context>
  <context>
    <name>ExportButton</name>
    <message>
      <source>Copy as a table</source>
      <translation>표로 복사</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>내보내기</translation>
    </message>
    <message>
      <source>Network without a name</source>
      <translation>이름 없는 신경망</translation>
    </message>
    <message>
      <source>Picture (PNG)…</source>
      <translation>그림(PNG)…</translation>
    </message>
    <message>
      <source>Save the curves</source>
      <translation>곡선 저장</translation>
    </message>
    <message>
      <source>Save the curves as a picture, a vector graphic or a table</source>
      <translation>곡선을 그림, 벡터 그래픽 또는 표로 저장합니다</translation>
    </message>
    <message>
      <source>Table (CSV)…</source>
      <translation>표(CSV)…</translation>
    </message>
    <message>
      <source>Vector graphic (SVG)…</source>
      <translation>벡터 그래픽(SVG)…</translation>
    </message>
    <message>
      <source>curves</source>
      <translation>곡선</translation>
    </message>
    <message>
      <source>{network} on {data}</source>
      <translation>{network} - {data}</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>&amp;Save as…</source>
      <translation>다른 이름으로 저장(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>중지(&amp;S)</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>내보내기</translation>
    </message>
    <message>
      <source>Show in &amp;folder</source>
      <translation>폴더에서 보기(&amp;F)</translation>
    </message>
    <message>
      <source>The export is under way</source>
      <translation>내보내는 중</translation>
    </message>
    <message>
      <source>“{name}” for other programs. Each file is tried in a process of its own before it is kept.</source>
      <translation>“{name}” 실행을 다른 프로그램에서 쓸 수 있게 저장합니다. 파일마다 별도의 프로세스에서 시험해 본 뒤에만 남깁니다.</translation>
    </message>
    <message>
      <source>“{name}”, as it was after epoch {epoch:,}, for other programs. Each file is tried in a process of its own before it is kept.</source>
      <translation>“{name}” 실행의 에포크 {epoch:,} 뒤 상태를 다른 프로그램에서 쓸 수 있게 저장합니다. 파일마다 별도의 프로세스에서 시험해 본 뒤에만 남깁니다.</translation>
    </message>
  </context>
  <context>
    <name>FieldForm</name>
    <message>
      <source>F1 explains it with a picture.</source>
      <translation>F1을 누르면 그림과 함께 설명합니다.</translation>
    </message>
    <message>
      <source>From {minimum} to {maximum}.</source>
      <translation>{minimum} 이상 {maximum} 이하입니다.</translation>
    </message>
    <message>
      <source>no {field}</source>
      <translation>{field} 없음</translation>
    </message>
  </context>
  <context>
    <name>FiguresTable</name>
    <message>
      <source>Best: epoch {epoch}</source>
      <translation>최적: 에포크 {epoch}</translation>
    </message>
    <message>
      <source>Epoch {epoch}</source>
      <translation>에포크 {epoch}</translation>
    </message>
    <message>
      <source>The epoch with the highest validation accuracy, which early stopping watches; ringed in both charts</source>
      <translation>조기 종료가 지켜보는 검증 정확도가 가장 높은 에포크입니다. 두 그래프에 동그라미로 표시합니다</translation>
    </message>
    <message>
      <source>The epoch with the lowest validation loss; ringed in both charts</source>
      <translation>검증 손실이 가장 작은 에포크입니다. 두 그래프에 동그라미로 표시합니다</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>training loss</source>
      <translation>훈련 손실</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>검증 손실</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All {count:,}</source>
      <translation>전체 {count:,}</translation>
    </message>
    <message>
      <source>In test order</source>
      <translation>테스트 세트 순서대로</translation>
    </message>
    <message>
      <source>Largest loss first</source>
      <translation>손실 큰 순</translation>
    </message>
    <message>
      <source>Least confident first</source>
      <translation>확신도 낮은 순</translation>
    </message>
    <message>
      <source>Most confident first</source>
      <translation>확신도 높은 순</translation>
    </message>
    <message>
      <source>Predicted</source>
      <translation>예측</translation>
    </message>
    <message>
      <source>Predicted class</source>
      <translation>예측 클래스</translation>
    </message>
    <message>
      <source>Right {count:,}</source>
      <translation>맞음 {count:,}</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>정렬 기준</translation>
    </message>
    <message>
      <source>True</source>
      <translation>실제</translation>
    </message>
    <message>
      <source>True class</source>
      <translation>실제 클래스</translation>
    </message>
    <message>
      <source>Wrong {count:,}</source>
      <translation>틀림 {count:,}</translation>
    </message>
    <message>
      <source>any</source>
      <translation>전체</translation>
    </message>
  </context>
  <context>
    <name>FilterChip</name>
    <message>
      <source>Chosen images: {count:,}</source>
      <translation>고른 이미지: {count:,}장</translation>
    </message>
    <message>
      <source>Confidence {low}–{high} %</source>
      <translation>확신도 {low}–{high}%</translation>
    </message>
    <message>
      <source>Only these are shown: {filter}. Press to show all test images (Escape).</source>
      <translation>다음 이미지만 보입니다: {filter}. 누르면 테스트 이미지를 모두 봅니다(Esc).</translation>
    </message>
    <message>
      <source>Read as {name}</source>
      <translation>예측 {name}</translation>
    </message>
    <message>
      <source>Right ones</source>
      <translation>맞음</translation>
    </message>
    <message>
      <source>Show all test images</source>
      <translation>모든 테스트 이미지 보기</translation>
    </message>
    <message>
      <source>True {name}</source>
      <translation>실제 {name}</translation>
    </message>
    <message>
      <source>Wrong ones</source>
      <translation>틀림</translation>
    </message>
  </context>
  <context>
    <name>FirstSteps</name>
    <message>
      <source>&lt;b&gt;Data&lt;/b&gt; shows every image. Click one to see its numbers, its label, and which part it belongs to.</source>
      <translation>&lt;b&gt;데이터&lt;/b&gt;에서 모든 이미지를 볼 수 있습니다. 이미지를 클릭하면 숫자와 레이블, 용도가 나타납니다.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Draw&lt;/b&gt; a digit and see what the network sees. &lt;b&gt;Compare&lt;/b&gt; several runs. Try kernels in the &lt;b&gt;Lab&lt;/b&gt;.</source>
      <translation>&lt;b&gt;그리기&lt;/b&gt;에서 숫자를 그리고 신경망이 무엇을 보는지 확인하세요. &lt;b&gt;비교&lt;/b&gt;에서 여러 실행을 견주어 보고, &lt;b&gt;합성곱 실험실&lt;/b&gt;에서 커널을 시험해 보세요.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Layers&lt;/b&gt;, on the left: add, remove, move; the form below changes one. Nothing can break: undo it.</source>
      <translation>왼쪽의 &lt;b&gt;층&lt;/b&gt;: 추가하고, 삭제하고, 옮길 수 있습니다. 아래 입력란에서 층 하나의 설정을 바꿉니다. 고장 날 걱정은 없습니다. 언제든 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Results&lt;/b&gt; tell what is confused with what. Click a cell of the matrix to see its images.</source>
      <translation>&lt;b&gt;결과&lt;/b&gt;에서 무엇을 무엇과 혼동하는지 알 수 있습니다. 행렬의 칸을 클릭하면 그 이미지가 나타납니다.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Train&lt;/b&gt; and watch the curves. Below them stands what they say. Stop whenever you like.</source>
      <translation>&lt;b&gt;학습 시작&lt;/b&gt;을 누르고 곡선을 지켜보세요. 곡선이 무엇을 뜻하는지 아래에 나옵니다. 언제든 중지할 수 있습니다.</translation>
    </message>
    <message>
      <source>A lesson in five steps</source>
      <translation>다섯 단계로 배우기</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>첫걸음</translation>
    </message>
  </context>
  <context>
    <name>FixingPage</name>
    <message>
      <source>&amp;Tabs that are shown</source>
      <translation>보이는 탭(&amp;T)</translation>
    </message>
    <message>
      <source>Control</source>
      <translation>항목</translation>
    </message>
    <message>
      <source>Data set</source>
      <translation>데이터셋</translation>
    </message>
    <message>
      <source>Fixed</source>
      <translation>고정</translation>
    </message>
    <message>
      <source>Hidden</source>
      <translation>숨김</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>프리셋</translation>
    </message>
    <message>
      <source>Students see the tabs that are ticked; all of them, where none is.</source>
      <translation>학생에게는 선택한 탭만 보입니다. 하나도 선택하지 않으면 모두 보입니다.</translation>
    </message>
    <message>
      <source>Students see what is fixed and cannot change it. They do not see what is hidden.</source>
      <translation>고정한 항목은 학생에게 보이지만 바꿀 수 없습니다. 숨긴 항목은 보이지 않습니다.</translation>
    </message>
    <message>
      <source>What is fixed and hidden</source>
      <translation>고정하거나 숨기는 항목</translation>
    </message>
  </context>
  <context>
    <name>GlossaryDialog</name>
    <message>
      <source>Back</source>
      <translation>뒤로</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>닫기</translation>
    </message>
    <message>
      <source>Glossary</source>
      <translation>용어 사전</translation>
    </message>
    <message>
      <source>No word is like “{text}”.</source>
      <translation>“{text}”: 비슷한 낱말이 없습니다.</translation>
    </message>
    <message>
      <source>No word is “{text}”. Perhaps one of these:</source>
      <translation>“{text}”: 그런 낱말이 없습니다. 혹시 다음 중 하나인가요?</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>찾기</translation>
    </message>
    <message>
      <source>Search the glossary</source>
      <translation>용어 사전에서 찾기</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>용어</translation>
    </message>
  </context>
  <context>
    <name>GoalDialog</name>
    <message>
      <source>&amp;Answers, one in each line</source>
      <translation>보기, 한 줄에 하나씩(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Hints, one in each line</source>
      <translation>힌트, 한 줄에 하나씩(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Language of the texts</source>
      <translation>글의 언어(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Tab that is shown</source>
      <translation>보여 줄 탭(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;What to do</source>
      <translation>할 일(&amp;W)</translation>
    </message>
    <message>
      <source>A run that took longer does not count.</source>
      <translation>이보다 오래 걸린 실행은 인정하지 않습니다.</translation>
    </message>
    <message>
      <source>A shorter answer does not count.</source>
      <translation>이보다 짧은 답은 인정하지 않습니다.</translation>
    </message>
    <message>
      <source>Class that it must be taken for</source>
      <translation>무엇으로 읽혀야 하는지(클래스 번호)</translation>
    </message>
    <message>
      <source>Counted from 1, in the order of the answers. “any” takes each of them.</source>
      <translation>보기 순서대로 1부터 셉니다. ‘무엇이든’으로 두면 어느 답이나 정답이 됩니다.</translation>
    </message>
    <message>
      <source>Engine</source>
      <translation>엔진</translation>
    </message>
    <message>
      <source>Epochs, at least</source>
      <translation>에포크 수 하한</translation>
    </message>
    <message>
      <source>Epochs, at most</source>
      <translation>에포크 수 상한</translation>
    </message>
    <message>
      <source>It comes to the front when a student reaches this step.</source>
      <translation>학생이 이 단계에 오면 이 탭이 열립니다.</translation>
    </message>
    <message>
      <source>Kind of layer</source>
      <translation>층의 종류</translation>
    </message>
    <message>
      <source>Layers of that kind, at least</source>
      <translation>그런 층의 수 하한</translation>
    </message>
    <message>
      <source>Layers, at most</source>
      <translation>층 수 상한</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>손실 함수</translation>
    </message>
    <message>
      <source>Number of runs</source>
      <translation>실행 횟수</translation>
    </message>
    <message>
      <source>Number of the class to draw, from 0</source>
      <translation>그릴 클래스의 번호(0부터)</translation>
    </message>
    <message>
      <source>Number of the right answer</source>
      <translation>정답 번호</translation>
    </message>
    <message>
      <source>Optimizer</source>
      <translation>옵티마이저</translation>
    </message>
    <message>
      <source>Paragraphs; lines that begin with - for a list; **bold**.</source>
      <translation>문단으로 씁니다. -로 시작하는 줄은 목록이 되고, **굵게** 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>Parameters, at most</source>
      <translation>매개변수 수 상한</translation>
    </message>
    <message>
      <source>Seconds, at most</source>
      <translation>시간(초) 상한</translation>
    </message>
    <message>
      <source>Test accuracy, at least</source>
      <translation>테스트 정확도 하한</translation>
    </message>
    <message>
      <source>Words, at least</source>
      <translation>낱말 수 하한</translation>
    </message>
    <message>
      <source>any</source>
      <translation>무엇이든</translation>
    </message>
    <message>
      <source>none</source>
      <translation>없음</translation>
    </message>
  </context>
  <context>
    <name>GoalList</name>
    <message>
      <source>&amp;Add</source>
      <translation>추가(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Down</source>
      <translation>아래로(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Edit…</source>
      <translation>편집(&amp;E)…</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>제거(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Up</source>
      <translation>위로(&amp;U)</translation>
    </message>
    <message>
      <source>Change the chosen step.</source>
      <translation>선택한 단계를 고칩니다.</translation>
    </message>
    <message>
      <source>Move the chosen step down.</source>
      <translation>선택한 단계를 아래로 옮깁니다.</translation>
    </message>
    <message>
      <source>Move the chosen step up.</source>
      <translation>선택한 단계를 위로 옮깁니다.</translation>
    </message>
    <message>
      <source>Put a new step after the chosen one.</source>
      <translation>선택한 단계 다음에 새 단계를 넣습니다.</translation>
    </message>
    <message>
      <source>Steps of the lesson</source>
      <translation>수업의 단계</translation>
    </message>
    <message>
      <source>Take the chosen step out of the lesson.</source>
      <translation>선택한 단계를 수업에서 뺍니다.</translation>
    </message>
    <message>
      <source>The steps in their order. Enter edits the chosen one.</source>
      <translation>단계가 순서대로 있습니다. Enter 키를 누르면 선택한 단계를 고칩니다.</translation>
    </message>
  </context>
  <context>
    <name>GoalView</name>
    <message>
      <source>Hint {number} of {count}</source>
      <translation>힌트 {count}개 중 {number}번째</translation>
    </message>
    <message>
      <source>I have drawn this: {name}</source>
      <translation>이것을 그렸어요: {name}</translation>
    </message>
    <message>
      <source>Your answer</source>
      <translation>답</translation>
    </message>
  </context>
  <context>
    <name>GradientButton</name>
    <message>
      <source>Check the gradients…</source>
      <translation>기울기 검사…</translation>
    </message>
    <message>
      <source>Compare what back-propagation computes with slopes that are measured, weight by weight.</source>
      <translation>역전파로 계산한 기울기를, 가중치를 하나씩 움직여서 잰 기울기와 비교합니다.</translation>
    </message>
  </context>
  <context>
    <name>GradientDialog</name>
    <message>
      <source>A formula is wrong: slopes of layer {number} differ by {worst}. Rounding stays below {limit}.</source>
      <translation>식이 틀렸습니다. 층 {number}의 기울기가 {worst}만큼 다릅니다. 반올림 오차는 {limit}보다 작습니다.</translation>
    </message>
    <message>
      <source>Back-propagation computes the slope of the loss by every weight and bias. Here some of them are moved by {step} each way, one at a time, and the loss is computed anew: (L(w + h) − L(w − h)) / 2h is the measured slope. In 64-bit numbers, on {count} images, the two agree but for rounding, or a formula is wrong.</source>
      <translation>역전파는 모든 가중치와 편향에 대한 손실의 기울기를 계산합니다. 여기서는 그중 몇 개를 한 번에 하나씩 양쪽으로 {step}만큼 움직이고 손실을 다시 계산합니다. 이때 (L(w + h) − L(w − h)) / 2h가 측정한 기울기입니다. 이미지 {count}장으로 64비트 수를 써서 계산했을 때 두 기울기가 반올림 오차를 넘어 서로 다르면 식이 틀린 것입니다.</translation>
    </message>
    <message>
      <source>Check with other weights</source>
      <translation>다른 가중치로 다시 검사</translation>
    </message>
    <message>
      <source>Checking…</source>
      <translation>검사하는 중…</translation>
    </message>
    <message>
      <source>Gradient check</source>
      <translation>기울기 검사</translation>
    </message>
    <message>
      <source>Slopes of each kernel and bias</source>
      <translation>커널과 편향마다 구한 기울기</translation>
    </message>
    <message>
      <source>The gradients are right: no slope differs by more than {worst}. Rounding stays below {limit}.</source>
      <translation>기울기가 맞습니다. 차이가 가장 큰 기울기도 {worst}만큼만 다릅니다. 반올림 오차는 {limit}보다 작습니다.</translation>
    </message>
  </context>
  <context>
    <name>GradientModel</name>
    <message>
      <source>Between these two, as a share of the largest slope of the row.</source>
      <translation>두 기울기의 차이입니다. 그 행에서 가장 큰 기울기에 대한 비율로 나타냅니다.</translation>
    </message>
    <message>
      <source>How many, drawn at random. One whose move crosses a kink, as relu has it, is left out.</source>
      <translation>무작위로 뽑아 움직인 값의 개수입니다. 움직이다가 relu처럼 꺾이는 점을 지나는 값은 뺍니다.</translation>
    </message>
    <message>
      <source>The layer, by its place in the list.</source>
      <translation>층이 목록에서 몇 번째인지 나타냅니다.</translation>
    </message>
    <message>
      <source>The same slope, measured by moving that number.</source>
      <translation>같은 기울기를 그 값을 움직여서 잰 것입니다.</translation>
    </message>
    <message>
      <source>The slope that back-propagation computes, where the two differ most.</source>
      <translation>두 기울기의 차이가 가장 큰 곳에서 역전파로 계산한 기울기입니다.</translation>
    </message>
    <message>
      <source>Which of its numbers were moved.</source>
      <translation>층의 값 가운데 어느 것을 움직였는지 나타냅니다.</translation>
    </message>
    <message>
      <source>bias</source>
      <translation>편향</translation>
    </message>
    <message>
      <source>computed</source>
      <translation>계산값</translation>
    </message>
    <message>
      <source>difference</source>
      <translation>차이</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>측정값</translation>
    </message>
    <message>
      <source>moved</source>
      <translation>움직인 개수</translation>
    </message>
    <message>
      <source>numbers</source>
      <translation>값</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>{checked:,} of {size:,}</source>
      <translation>{size:,}개 중 {checked:,}개</translation>
    </message>
  </context>
  <context>
    <name>HandInDialog</name>
    <message>
      <source>&amp;Runs in the file</source>
      <translation>파일에 넣을 실행 기록(&amp;R)</translation>
    </message>
    <message>
      <source>A copy goes to the shared folder {folder}</source>
      <translation>사본을 넣을 공유 폴더: {folder}</translation>
    </message>
    <message>
      <source>All {count} goals are met.</source>
      <translation>목표 {count}개를 모두 이루었습니다.</translation>
    </message>
    <message>
      <source>Hand in</source>
      <translation>제출</translation>
    </message>
    <message>
      <source>It is written into the file, so that your teacher knows whose it is.</source>
      <translation>누구의 것인지 선생님이 알 수 있도록 파일에 적습니다.</translation>
    </message>
    <message>
      <source>So far this was worked on under the name {name}. If that is somebody else, cancel, and say your own name with Train &gt; Your name…: the lesson then begins anew for you.</source>
      <translation>지금까지의 작업은 다음 이름으로 되어 있습니다: {name}. 다른 사람이라면 취소하고 ‘학습 &gt; 내 이름…’에서 자기 이름을 입력하세요. 그러면 수업이 처음부터 시작됩니다.</translation>
    </message>
    <message>
      <source>The file holds at most {most} runs: untick some of the {count}.</source>
      <translation>파일에는 실행 기록이 {most}개까지 들어갑니다. 체크한 {count}개 가운데 몇 개를 해제하세요.</translation>
    </message>
    <message>
      <source>The file holds your answers and no run.</source>
      <translation>파일에는 답만 들어가고 실행 기록은 들어가지 않습니다.</translation>
    </message>
    <message>
      <source>The file holds your answers and the run “{name}”, which reads {accuracy} of the test images right.</source>
      <translation>파일에는 답과 실행 기록 ‘{name}’(테스트 정확도 {accuracy})이 들어갑니다.</translation>
    </message>
    <message>
      <source>The file holds your answers and {count} runs. Its report is about the first of them, “{name}”.</source>
      <translation>파일에는 답과 실행 기록 {count}개가 들어갑니다. 보고서는 그중 첫 번째인 ‘{name}’에 대한 것입니다.</translation>
    </message>
    <message>
      <source>The file holds your answers. No run of this lesson is there to go with them.</source>
      <translation>파일에는 답이 들어갑니다. 이 수업에서 학습시킨 실행 기록은 아직 없습니다.</translation>
    </message>
    <message>
      <source>Tick the runs that your teacher is to see, at most {most}.</source>
      <translation>선생님께 보여 드릴 실행 기록을 체크하세요. {most}개까지 됩니다.</translation>
    </message>
    <message>
      <source>Type your name first: your teacher has to know whose this is.</source>
      <translation>먼저 이름을 입력하세요. 누가 제출했는지 선생님이 알아야 합니다.</translation>
    </message>
    <message>
      <source>Your &amp;name</source>
      <translation>이름(&amp;N)</translation>
    </message>
    <message>
      <source>{count} of {all} goals are not met yet: {numbers}. You can hand in all the same.</source>
      <translation>목표 {all}개 가운데 {count}개를 아직 이루지 못했습니다: {numbers}. 그래도 제출할 수 있습니다.</translation>
    </message>
    <message>
      <source>{name}: {accuracy} of the test images</source>
      <translation>{name}: 테스트 정확도 {accuracy}</translation>
    </message>
  </context>
  <context>
    <name>HandwritingMatrix</name>
    <message>
      <source>1 image of {true} is read as {predicted}.</source>
      <translation>{true} 이미지를 {predicted} 클래스로 읽은 것: 1개</translation>
    </message>
    <message>
      <source>No image of {true} is read as {predicted}.</source>
      <translation>{true} 이미지를 {predicted} 클래스로 읽은 것이 없습니다.</translation>
    </message>
    <message>
      <source>{count:,} images of {true} are read as {predicted}.</source>
      <translation>{true} 이미지를 {predicted} 클래스로 읽은 것: {count:,}개</translation>
    </message>
  </context>
  <context>
    <name>HandwritingTest</name>
    <message>
      <source>Class handwriting</source>
      <translation>학급 손글씨</translation>
    </message>
    <message>
      <source>Confusion matrix: {name}</source>
      <translation>혼동 행렬: {name}</translation>
    </message>
    <message>
      <source>Tested on the class's handwriting: {name}</source>
      <translation>학급 손글씨로 테스트: {name}</translation>
    </message>
    <message>
      <source>{share} of {count:,} drawings are read right. Writers: {writers:,}.</source>
      <translation>손글씨 {count:,}개 중 {share}를 바르게 읽습니다. 쓴 사람: {writers:,}명</translation>
    </message>
    <message>
      <source>{share} of {count:,} test images of {title} are read right.</source>
      <translation>{title}: 테스트 이미지 {count:,}개 중 {share}를 바르게 읽습니다.</translation>
    </message>
  </context>
  <context>
    <name>Headline</name>
    <message>
      <source>95 % interval {low:.1f}–{high:.1f} %, {wrong:,} of {count:,} wrong</source>
      <translation>95% 신뢰 구간 {low:.1f}~{high:.1f}%, {count:,}장 중 {wrong:,}장 틀림</translation>
    </message>
    <message>
      <source>Loss {loss}</source>
      <translation>손실 {loss}</translation>
    </message>
    <message>
      <source>Test accuracy {share}</source>
      <translation>테스트 정확도 {share}</translation>
    </message>
    <message>
      <source>The share of test images that were read right. The network never learned from them.</source>
      <translation>테스트 이미지 중 맞힌 비율입니다. 신경망은 이 이미지들로 학습한 적이 없습니다.</translation>
    </message>
    <message>
      <source>The share of test images that were read right. The network was trained with some of them.</source>
      <translation>바르게 읽은 테스트 이미지의 비율입니다. 신경망은 그중 일부로 학습했습니다.</translation>
    </message>
    <message>
      <source>The share of these images that were read right. The network was trained with them.</source>
      <translation>이 이미지들 중 맞힌 비율입니다. 신경망은 이 이미지들로 학습했습니다.</translation>
    </message>
    <message>
      <source>These figures are those of a network for other classes than those of {chosen}, which is chosen now. Train one, or choose another run in the list above.</source>
      <translation>이 값은 지금 선택한 데이터셋 {chosen}의 클래스와 다른 클래스를 구별하는 신경망의 결과입니다. 새로 학습하거나 위 목록에서 다른 실행 기록을 선택하세요.</translation>
    </message>
    <message>
      <source>These figures are those of a network for {trained}; what is chosen now is {chosen}. Train one, or choose another run in the list above.</source>
      <translation>이 값은 {trained} 신경망의 결과이고, 지금 선택한 데이터는 {chosen}입니다. 새로 학습하거나 위 목록에서 다른 실행 기록을 선택하세요.</translation>
    </message>
    <message>
      <source>With other test images of the same kind, the accuracy would lie in this interval 95 times in 100 (Wilson).</source>
      <translation>같은 종류의 다른 테스트 이미지로 재면, 100번 중 95번은 정확도가 이 구간 안에 듭니다(윌슨 방법).</translation>
    </message>
    <message>
      <source>as it was after epoch {epoch} of {last}</source>
      <translation>전체 {last} 중 에포크 {epoch}까지 마쳤을 때</translation>
    </message>
    <message>
      <source>failed after epoch {last}</source>
      <translation>에포크 {last} 뒤에 실패함</translation>
    </message>
    <message>
      <source>interrupted after epoch {last}</source>
      <translation>에포크 {last} 뒤에 중단됨</translation>
    </message>
    <message>
      <source>stopped by hand after epoch {last}</source>
      <translation>에포크 {last} 뒤에 중지함</translation>
    </message>
    <message>
      <source>stopped early, best epoch {epoch}</source>
      <translation>조기 종료됨, 최적 에포크 {epoch}</translation>
    </message>
  </context>
  <context>
    <name>HiddenBox</name>
    <message>
      <source>Fewer images are measured sooner, and less exactly.</source>
      <translation>이미지가 적을수록 빨리 측정하지만 덜 정확합니다.</translation>
    </message>
    <message>
      <source>Hidden images</source>
      <translation>숨은 이미지</translation>
    </message>
    <message>
      <source>How many of the hidden images</source>
      <translation>숨은 이미지를 얼마나 쓸지</translation>
    </message>
    <message>
      <source>Measure every network also on test images that the students do not have.</source>
      <translation>학생들에게 없는 테스트 이미지로도 모든 신경망을 잽니다.</translation>
    </message>
    <message>
      <source>No hidden images</source>
      <translation>숨은 이미지 없음</translation>
    </message>
    <message>
      <source>a half</source>
      <translation>절반</translation>
    </message>
    <message>
      <source>a tenth</source>
      <translation>10분의 1</translation>
    </message>
    <message>
      <source>all of them</source>
      <translation>모두</translation>
    </message>
  </context>
  <context>
    <name>ImageBar</name>
    <message>
      <source>&amp;Image</source>
      <translation>이미지(&amp;I)</translation>
    </message>
    <message>
      <source>Any image</source>
      <translation>아무 이미지</translation>
    </message>
    <message>
      <source>Drawing on the pad</source>
      <translation>판에 그린 것</translation>
    </message>
    <message>
      <source>Next image</source>
      <translation>다음 이미지</translation>
    </message>
    <message>
      <source>Number of the image</source>
      <translation>이미지 번호</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>그림 열기</translation>
    </message>
    <message>
      <source>Picture from a file</source>
      <translation>파일의 그림</translation>
    </message>
    <message>
      <source>Previous image</source>
      <translation>이전 이미지</translation>
    </message>
    <message>
      <source>Test image</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>Training image</source>
      <translation>훈련 이미지</translation>
    </message>
    <message>
      <source>Which image the network looks at</source>
      <translation>신경망이 보는 이미지</translation>
    </message>
  </context>
  <context>
    <name>ImageGrid</name>
    <message>
      <source>Image {index}</source>
      <translation>이미지 {index}</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>맞음</translation>
    </message>
    <message>
      <source>Wrong</source>
      <translation>틀림</translation>
    </message>
    <message>
      <source>{position} of {count}</source>
      <translation>{count}장 중 {position}번째</translation>
    </message>
  </context>
  <context>
    <name>ImageMenu</name>
    <message>
      <source>Copied the image.</source>
      <translation>이미지를 복사했습니다.</translation>
    </message>
    <message>
      <source>Copy the image</source>
      <translation>이미지 복사</translation>
    </message>
    <message>
      <source>Show its numbers</source>
      <translation>이미지의 숫자 보기</translation>
    </message>
  </context>
  <context>
    <name>ImagePage</name>
    <message>
      <source>All images</source>
      <translation>모든 이미지</translation>
    </message>
    <message>
      <source>Back to all images (Escape)</source>
      <translation>모든 이미지로 돌아가기(Escape)</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>Copied the image.</source>
      <translation>이미지를 복사했습니다.</translation>
    </message>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Copy the image</source>
      <translation>이미지 복사</translation>
    </message>
    <message>
      <source>Copy the numbers as a table</source>
      <translation>숫자를 표로 복사</translation>
    </message>
    <message>
      <source>Fitting: the network learns from it.</source>
      <translation>훈련용: 신경망이 이 이미지로 학습합니다.</translation>
    </message>
    <message>
      <source>Image {index:,}</source>
      <translation>이미지 {index:,}</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>레이블</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>다음</translation>
    </message>
    <message>
      <source>Numbers scaled to &amp;0..1</source>
      <translation>0~1로 바꾼 숫자 보기(&amp;0)</translation>
    </message>
    <message>
      <source>One-hot vector</source>
      <translation>원-핫 벡터</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>용도</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>이전</translation>
    </message>
    <message>
      <source>Test: shown to the network only when it has learned.</source>
      <translation>테스트용: 학습이 끝난 뒤에만 신경망에 보여 줍니다.</translation>
    </message>
    <message>
      <source>The image after (right arrow)</source>
      <translation>다음 이미지(오른쪽 화살표)</translation>
    </message>
    <message>
      <source>The image before (left arrow)</source>
      <translation>이전 이미지(왼쪽 화살표)</translation>
    </message>
    <message>
      <source>The numbers of image {index:,}</source>
      <translation>{index:,}번 이미지의 숫자</translation>
    </message>
    <message>
      <source>Validation: set aside to check on the network while it learns.</source>
      <translation>검증용: 학습하는 동안 신경망을 점검하려고 따로 떼어 두었습니다.</translation>
    </message>
    <message>
      <source>What the network sees: each number divided by 255.</source>
      <translation>신경망이 실제로 받는 값입니다. 각 숫자를 255로 나눈 것입니다.</translation>
    </message>
    <message>
      <source>{position:,} of {count:,}</source>
      <translation>{count:,}장 중 {position:,}번째</translation>
    </message>
  </context>
  <context>
    <name>ImportClassTable</name>
    <message>
      <source>Classes of an import</source>
      <translation>가져오기의 클래스</translation>
    </message>
    <message>
      <source>Classes of the import and their names</source>
      <translation>가져올 클래스와 그 이름</translation>
    </message>
  </context>
  <context>
    <name>ImportClasses</name>
    <message>
      <source>Class name</source>
      <translation>클래스 이름</translation>
    </message>
    <message>
      <source>In the source</source>
      <translation>원본에서</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>{name}: {count:,} pictures</source>
      <translation>{name}: 그림 {count:,}개</translation>
    </message>
  </context>
  <context>
    <name>ImportImagesDialog</name>
    <message>
      <source>&amp;Done</source>
      <translation>완료(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Folder…</source>
      <translation>폴더(&amp;F)…</translation>
    </message>
    <message>
      <source>&amp;Import</source>
      <translation>가져오기(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>이름(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Save the report…</source>
      <translation>보고서 저장(&amp;S)…</translation>
    </message>
    <message>
      <source>A folder with a subfolder for each class, and the pictures of the class in it.</source>
      <translation>클래스마다 하위 폴더가 있고 그 안에 그 클래스의 그림이 있는 폴더입니다.</translation>
    </message>
    <message>
      <source>A table (CSV) with the columns file and label, and if you like writer and part; or a table of pixels, an npz archive, or IDX files.</source>
      <translation>file과 label 열이 있는 표(CSV)입니다. 원하면 writer와 part 열도 넣을 수 있습니다. 또는 픽셀 표, npz 파일, IDX 파일입니다.</translation>
    </message>
    <message>
      <source>Above: the pictures. Below: what the network will see.</source>
      <translation>위: 그림. 아래: 신경망이 보게 될 것.</translation>
    </message>
    <message>
      <source>As a table (CSV) that spreadsheets read.</source>
      <translation>스프레드시트가 읽는 표(CSV)로 저장합니다.</translation>
    </message>
    <message>
      <source>Choose a folder with a subfolder for each class, or drop it here. Nothing leaves this computer.</source>
      <translation>클래스마다 하위 폴더가 있는 폴더를 고르거나 여기에 끌어다 놓으세요. 아무것도 이 컴퓨터를 벗어나지 않습니다.</translation>
    </message>
    <message>
      <source>Fi&amp;le…</source>
      <translation>파일(&amp;L)…</translation>
    </message>
    <message>
      <source>File of pictures</source>
      <translation>그림 파일</translation>
    </message>
    <message>
      <source>Folder of pictures</source>
      <translation>그림 폴더</translation>
    </message>
    <message>
      <source>Import images</source>
      <translation>이미지 가져오기</translation>
    </message>
    <message>
      <source>Imported {title}: {train:,} images to train with, {test:,} to test with. In the report: {left:,}.</source>
      <translation>{title}: 가져왔습니다. 훈련 이미지 {train:,}개, 테스트 이미지 {test:,}개. 보고서 항목: {left:,}개.</translation>
    </message>
    <message>
      <source>Looking for pictures…</source>
      <translation>그림을 찾는 중…</translation>
    </message>
    <message>
      <source>No folder is chosen yet</source>
      <translation>아직 고른 폴더가 없습니다</translation>
    </message>
    <message>
      <source>Of the {shown} pictures shown, {failed} cannot be used. The first: {cause}</source>
      <translation>보이는 그림 {shown}개 중 {failed}개는 쓸 수 없습니다. 첫 그림의 까닭: {cause}</translation>
    </message>
    <message>
      <source>Pictures that are read</source>
      <translation>읽은 그림</translation>
    </message>
    <message>
      <source>Tables and arrays ({patterns});;All files (*)</source>
      <translation>표와 배열({patterns});;모든 파일(*)</translation>
    </message>
    <message>
      <source>These images are kept already as {title}.</source>
      <translation>이 이미지는 이미 보관되어 있습니다. 이름: {title}</translation>
    </message>
    <message>
      <source>What the new data set is called in the list of data sets.</source>
      <translation>데이터셋 목록에 나타날 새 데이터셋의 이름입니다.</translation>
    </message>
    <message>
      <source>{count:,} pictures of {classes} classes.</source>
      <translation>{classes}개 클래스의 그림 {count:,}개.</translation>
    </message>
    <message>
      <source>{train:,} pictures to train with, {test:,} to test with. Left out: {left:,}.</source>
      <translation>훈련할 그림 {train:,}개, 테스트할 그림 {test:,}개. 제외: {left:,}개.</translation>
    </message>
  </context>
  <context>
    <name>ImportOptionsForm</name>
    <message>
      <source>&amp;Ink</source>
      <translation>잉크(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Make 28×28</source>
      <translation>28×28로 만들기(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Test images</source>
      <translation>테스트 이미지(&amp;T)</translation>
    </message>
    <message>
      <source>A share of each class</source>
      <translation>클래스마다 일정 비율</translation>
    </message>
    <message>
      <source>As each picture tells</source>
      <translation>그림마다 알아내기</translation>
    </message>
    <message>
      <source>As folders or table say</source>
      <translation>폴더나 표가 정한 대로</translation>
    </message>
    <message>
      <source>Dark on light</source>
      <translation>밝은 바탕에 어두운 잉크</translation>
    </message>
    <message>
      <source>Decides which pictures: the same seed chooses the same ones.</source>
      <translation>어떤 그림인지 정합니다. 같은 시드는 같은 그림을 고릅니다.</translation>
    </message>
    <message>
      <source>Digits and letters are best found and centred; drawings and photos stay as they are.</source>
      <translation>숫자와 글자는 찾아서 가운데에 두는 것이 가장 좋고, 그림과 사진은 그대로 두는 것이 좋습니다.</translation>
    </message>
    <message>
      <source>How much is set aside to test with. No network learns from it.</source>
      <translation>테스트용으로 따로 두는 양입니다. 어떤 신경망도 이것으로 학습하지 않습니다.</translation>
    </message>
    <message>
      <source>Light on dark</source>
      <translation>어두운 바탕에 밝은 잉크</translation>
    </message>
    <message>
      <source>Make rows of columns: EMNIST’s images lie on their side, mirrored, and stand upright then.</source>
      <translation>열을 행으로 바꿉니다. EMNIST의 이미지는 옆으로 누워 뒤집혀 있는데, 이렇게 하면 바로 섭니다.</translation>
    </message>
    <message>
      <source>Nobody whose writing is tested has written what is learned, if writers are told apart.</source>
      <translation>쓴 사람별로 나누면, 테스트할 글씨를 쓴 사람은 학습할 글씨를 쓰지 않았습니다.</translation>
    </message>
    <message>
      <source>Only what is made like MNIST can be drawn in the tab Draw; otherwise pictures are put on its pad.</source>
      <translation>MNIST처럼 만든 것만 그리기 탭에서 직접 그릴 수 있습니다. 다른 방법으로 만들면 판에 그림을 올려놓습니다.</translation>
    </message>
    <message>
      <source>S&amp;hare</source>
      <translation>비율(&amp;H)</translation>
    </message>
    <message>
      <source>See&amp;d</source>
      <translation>시드(&amp;D)</translation>
    </message>
    <message>
      <source>T&amp;urned as EMNIST</source>
      <translation>EMNIST처럼 돌아감(&amp;U)</translation>
    </message>
    <message>
      <source>The network sees light ink on black. The border of a picture tells which it is.</source>
      <translation>신경망은 검은 바탕의 밝은 잉크를 봅니다. 어느 쪽인지는 그림의 가장자리가 알려 줍니다.</translation>
    </message>
    <message>
      <source>Writers of their own</source>
      <translation>쓴 사람별로 나누기</translation>
    </message>
  </context>
  <context>
    <name>ImportPreview</name>
    <message>
      <source>Pictures before the import, and below each the image that becomes of it</source>
      <translation>가져오기 전의 그림과 그 아래 그것으로 만들어질 이미지</translation>
    </message>
    <message>
      <source>Some of the pictures: above as they are, below as the network will see them.</source>
      <translation>그림 몇 개: 위는 있는 그대로, 아래는 신경망이 보게 될 모습입니다.</translation>
    </message>
    <message>
      <source>{file} of the class {name} gives no image: {cause}</source>
      <translation>클래스 {name}의 {file}: 이미지를 만들 수 없습니다. {cause}</translation>
    </message>
    <message>
      <source>{file}, of the class {name}</source>
      <translation>{file}, 클래스 {name}</translation>
    </message>
  </context>
  <context>
    <name>ImportReport</name>
    <message>
      <source>File</source>
      <translation>파일</translation>
    </message>
    <message>
      <source>What happened</source>
      <translation>일어난 일</translation>
    </message>
  </context>
  <context>
    <name>ImportReportTable</name>
    <message>
      <source>Left out of an import</source>
      <translation>가져오기에서 제외된 것</translation>
    </message>
    <message>
      <source>What was left out of the import, and why</source>
      <translation>가져오기에서 제외된 것과 그 이유</translation>
    </message>
  </context>
  <context>
    <name>InputsList</name>
    <message>
      <source>Enter or a double click goes to the unit.</source>
      <translation>Enter 키나 두 번 클릭으로 그 유닛으로 갑니다.</translation>
    </message>
    <message>
      <source>Strongest inputs</source>
      <translation>가장 강한 입력</translation>
    </message>
  </context>
  <context>
    <name>InsideTab</name>
    <message>
      <source>&amp;Strongest first</source>
      <translation>강한 순서로(&amp;S)</translation>
    </message>
    <message>
      <source>Getting ready…</source>
      <translation>준비 중…</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>No network to look into</source>
      <translation>들여다볼 신경망이 없음</translation>
    </message>
    <message>
      <source>Saliency</source>
      <translation>중요도</translation>
    </message>
    <message>
      <source>Sort the units of each layer by the largest number that they give.</source>
      <translation>각 층의 유닛을 가장 큰 값 순서로 늘어놓습니다.</translation>
    </message>
    <message>
      <source>TensorFlow is being loaded, and a network with it.</source>
      <translation>TensorFlow와 신경망을 불러오는 중입니다.</translation>
    </message>
    <message>
      <source>This run cannot be looked into</source>
      <translation>이 실행 기록은 들여다볼 수 없음</translation>
    </message>
    <message>
      <source>Train one, or choose an earlier run in Results: what its layers make of an image then stands here.</source>
      <translation>신경망을 학습시키거나 결과 탭에서 이전 실행 기록을 고르세요. 그러면 각 층이 이미지로 무엇을 만드는지 여기에 나타납니다.</translation>
    </message>
  </context>
  <context>
    <name>InterruptedRuns</name>
    <message>
      <source>Continued after epoch {epoch}, although something had changed. {changes}</source>
      <translation>바뀐 것이 있지만 {epoch}번째 에포크 다음부터 이어서 학습했습니다. {changes}</translation>
    </message>
  </context>
  <context>
    <name>KernelBar</name>
    <message>
      <source>Add a kernel</source>
      <translation>커널 추가</translation>
    </message>
    <message>
      <source>All of these</source>
      <translation>위의 커널 모두</translation>
    </message>
    <message>
      <source>Duplicate this kernel</source>
      <translation>이 커널 복제</translation>
    </message>
    <message>
      <source>Kernels</source>
      <translation>커널</translation>
    </message>
    <message>
      <source>Random</source>
      <translation>무작위 값</translation>
    </message>
    <message>
      <source>Remove this kernel</source>
      <translation>이 커널 삭제</translation>
    </message>
  </context>
  <context>
    <name>KernelEditor</name>
    <message>
      <source>Draws weights by chance, evenly from -1 to 1, as a network might start with them.</source>
      <translation>-1부터 1까지에서 고르게, 무작위로 가중치를 뽑습니다. 신경망이 학습을 시작할 때의 가중치와 비슷합니다.</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>프리셋</translation>
    </message>
    <message>
      <source>Random</source>
      <translation>무작위 값</translation>
    </message>
  </context>
  <context>
    <name>KernelGrid</name>
    <message>
      <source>Type a number such as -1, 0.5 or 1/9, or pull a cell up or down. Ctrl+Up, Ctrl+Down: one more, one less. With Shift in tenths.</source>
      <translation>-1, 0.5, 1/9 같은 수를 입력하거나 칸을 위아래로 끌어 보세요. Ctrl+↑, Ctrl+↓: 1씩 늘리거나 줄입니다. Shift와 함께 누르면 0.1씩 바뀝니다.</translation>
    </message>
    <message>
      <source>Weights of the kernel</source>
      <translation>커널의 가중치</translation>
    </message>
  </context>
  <context>
    <name>KernelModel</name>
    <message>
      <source>Row {row}, column {column}: {weight}</source>
      <translation>{row}행 {column}열: {weight}</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Arrow keys</source>
      <translation>화살표 키</translation>
    </message>
    <message>
      <source>Home, End</source>
      <translation>Home, End</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>단축키</translation>
    </message>
    <message>
      <source>Moving about</source>
      <translation>이동</translation>
    </message>
    <message>
      <source>back from a cell, a filter or a window</source>
      <translation>칸, 필터, 창에서 되돌아가기</translation>
    </message>
    <message>
      <source>explain the word where the focus is, with a picture</source>
      <translation>포커스가 있는 곳의 낱말을 그림과 함께 설명</translation>
    </message>
    <message>
      <source>on the drawing pad: a sample of that class</source>
      <translation>그리기 판에서: 그 클래스의 예시</translation>
    </message>
    <message>
      <source>on the slider above the tabs: the first and the last epoch</source>
      <translation>탭 위의 슬라이더에서: 첫 에포크와 마지막 에포크</translation>
    </message>
    <message>
      <source>say what the mouse is told there</source>
      <translation>그곳에 마우스를 올리면 나오는 도움말 보기</translation>
    </message>
    <message>
      <source>to the next control, or back to the one before</source>
      <translation>다음 항목으로, 또는 이전 항목으로</translation>
    </message>
    <message>
      <source>within lists, tables, the confusion matrix, images and curves</source>
      <translation>목록, 표, 혼동 행렬, 이미지, 곡선 안에서 이동</translation>
    </message>
  </context>
  <context>
    <name>KindForm</name>
    <message>
      <source>More parameters</source>
      <translation>층 설정 더 보기</translation>
    </message>
    <message>
      <source>What can stay as it is at first.</source>
      <translation>처음에는 그대로 두어도 되는 설정입니다.</translation>
    </message>
  </context>
  <context>
    <name>LabTab</name>
    <message>
      <source>Pictures</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>Put into the model as layer {number}: {layers}.</source>
      <translation>모델의 {number}번째 층으로 넣었습니다: {layers}.</translation>
    </message>
    <message>
      <source>Save the map</source>
      <translation>맵 저장</translation>
    </message>
    <message>
      <source>The lab does not have the activation {name}: the maps are shown before it.</source>
      <translation>합성곱 실험실에 없는 활성화 함수입니다: {name}. 활성화 함수를 적용하기 전의 맵을 보여 줍니다.</translation>
    </message>
    <message>
      <source>The lab holds {count} kernels; {left_out} more of this run are left out.</source>
      <translation>합성곱 실험실에 커널 {count}개를 담았습니다. 이 실행의 나머지 커널 {left_out}개는 담지 못했습니다.</translation>
    </message>
    <message>
      <source>map</source>
      <translation>맵</translation>
    </message>
  </context>
  <context>
    <name>LabelsPanel</name>
    <message>
      <source>An image of the data set</source>
      <translation>데이터셋의 이미지</translation>
    </message>
    <message>
      <source>Another image</source>
      <translation>다른 이미지</translation>
    </message>
    <message>
      <source>Class number</source>
      <translation>클래스 번호</translation>
    </message>
    <message>
      <source>For a network that gives p[{label}] = {p:.1f}: sparse {sparse:.4f}, categorical {categorical:.4f}. The same number, because all other terms of the sum are multiplied by 0.</source>
      <translation>확률 p[{label}] = {p:.1f}일 때의 손실: 희소 범주형 교차 엔트로피 {sparse:.4f}, 범주형 교차 엔트로피 {categorical:.4f}. 합의 나머지 항에는 모두 0이 곱해지므로 두 수가 같습니다.</translation>
    </message>
    <message>
      <source>Labels: class numbers, for sparse categorical cross-entropy</source>
      <translation>레이블: 클래스 번호, 희소 범주형 교차 엔트로피에 사용</translation>
    </message>
    <message>
      <source>Labels: one-hot rows, for categorical cross-entropy</source>
      <translation>레이블: 원-핫 벡터, 범주형 교차 엔트로피에 사용</translation>
    </message>
    <message>
      <source>One-hot row</source>
      <translation>원-핫 벡터</translation>
    </message>
    <message>
      <source>Show how labels are written for either loss, on an image of the data set</source>
      <translation>손실 함수에 따라 레이블을 어떻게 적는지 데이터셋의 이미지로 보여 줍니다</translation>
    </message>
    <message>
      <source>The network of the shown run gives this image p[{label}] = {p:.3f}: sparse {sparse:.4f}, categorical {categorical:.4f}. The same number, because all other terms of the sum are multiplied by 0.</source>
      <translation>표시된 실행의 신경망이 이 이미지에 대해 낸 확률은 p[{label}] = {p:.3f}입니다. 이때 손실은 희소 범주형 교차 엔트로피로 {sparse:.4f}, 범주형 교차 엔트로피로 {categorical:.4f}입니다. 합의 나머지 항에는 모두 0이 곱해지므로 두 수가 같습니다.</translation>
    </message>
    <message>
      <source>all labels: shape ({count:,}, {classes}); categorical cross-entropy: −Σ y·log p</source>
      <translation>전체 레이블의 형태: ({count:,}, {classes}), 범주형 교차 엔트로피: −Σ y·log p</translation>
    </message>
    <message>
      <source>all labels: shape ({count:,},); sparse categorical cross-entropy: −log p[{label}]</source>
      <translation>전체 레이블의 형태: ({count:,},), 희소 범주형 교차 엔트로피: −log p[{label}]</translation>
    </message>
  </context>
  <context>
    <name>LanguageBox</name>
    <message>
      <source>Texts may be written in more than one language; students see those in the language of their window.</source>
      <translation>글은 여러 언어로 쓸 수 있습니다. 학생에게는 사용하는 화면 언어의 글이 보입니다.</translation>
    </message>
  </context>
  <context>
    <name>LanguageMenu</name>
    <message>
      <source>&amp;Language</source>
      <translation>언어(&amp;L)</translation>
    </message>
    <message>
      <source>As the s&amp;ystem</source>
      <translation>시스템 설정대로(&amp;Y)</translation>
    </message>
  </context>
  <context>
    <name>LayerEdits</name>
    <message>
      <source>Add</source>
      <translation>추가</translation>
    </message>
    <message>
      <source>Add layer…</source>
      <translation>층 추가…</translation>
    </message>
    <message>
      <source>Copy layers</source>
      <translation>층 복사</translation>
    </message>
    <message>
      <source>Cut layers</source>
      <translation>층 잘라내기</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>층 복제</translation>
    </message>
    <message>
      <source>Move layer down</source>
      <translation>층을 아래로 이동</translation>
    </message>
    <message>
      <source>Move layer up</source>
      <translation>층을 위로 이동</translation>
    </message>
    <message>
      <source>Paste layers</source>
      <translation>층 붙여넣기</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Redo {change}</source>
      <translation>다시 실행: {change}</translation>
    </message>
    <message>
      <source>Remove layer</source>
      <translation>층 삭제</translation>
    </message>
    <message>
      <source>The clipboard</source>
      <translation>클립보드</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
    <message>
      <source>Undo {change}</source>
      <translation>실행 취소: {change}</translation>
    </message>
  </context>
  <context>
    <name>LayerForm</name>
    <message>
      <source>Choose a layer to change it, or add one.</source>
      <translation>바꿀 층을 고르거나 층을 추가하세요.</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Layer {number}: {layer}</source>
      <translation>층 {number}: {layer}</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Ins adds a layer, Del removes the chosen ones, Alt+Up and Alt+Down move them, Enter leads to the settings.</source>
      <translation>Ins: 층 추가, Del: 선택한 층 삭제, Alt+↑와 Alt+↓: 층 이동, Enter: 층 설정으로 이동.</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>층</translation>
    </message>
  </context>
  <context>
    <name>LayerModel</name>
    <message>
      <source>Gets {input}, gives {output}.</source>
      <translation>입력: {input}, 출력: {output}.</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>출력</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>매개변수 수</translation>
    </message>
    <message>
      <source>output {shape}</source>
      <translation>출력 {shape}</translation>
    </message>
    <message>
      <source>{count:,} parameters</source>
      <translation>매개변수 {count:,}개</translation>
    </message>
  </context>
  <context>
    <name>LayerPart</name>
    <message>
      <source>Layers</source>
      <translation>층</translation>
    </message>
    <message>
      <source>{parameters:,} parameters, no problems</source>
      <translation>매개변수 {parameters:,}개, 문제 없음</translation>
    </message>
    <message>
      <source>{parameters:,} parameters, one hint</source>
      <translation>매개변수 {parameters:,}개, 조언 1개</translation>
    </message>
    <message>
      <source>{parameters:,} parameters, one problem</source>
      <translation>매개변수 {parameters:,}개, 문제 1개</translation>
    </message>
    <message>
      <source>{parameters:,} parameters, {blocking} problems</source>
      <translation>매개변수 {parameters:,}개, 문제 {blocking}개</translation>
    </message>
    <message>
      <source>{parameters:,} parameters, {hints} hints</source>
      <translation>매개변수 {parameters:,}개, 조언 {hints}개</translation>
    </message>
  </context>
  <context>
    <name>Leaving</name>
    <message>
      <source>A training is running</source>
      <translation>학습이 진행 중입니다</translation>
    </message>
    <message>
      <source>Close without saving</source>
      <translation>저장하지 않고 닫기</translation>
    </message>
    <message>
      <source>Not saved yet</source>
      <translation>아직 저장 안 됨</translation>
    </message>
    <message>
      <source>Save again</source>
      <translation>다시 저장</translation>
    </message>
    <message>
      <source>Stop the training and close? What it has learned so far is kept as a run.</source>
      <translation>학습을 중지하고 닫을까요? 지금까지 학습한 내용은 실행 기록으로 남습니다.</translation>
    </message>
    <message>
      <source>Without saving, the next start offers to go on from the last checkpoint.</source>
      <translation>저장하지 않고 닫으면, 다음에 시작할 때 마지막 체크포인트부터 이어서 학습할지 묻습니다.</translation>
    </message>
    <message>
      <source>Without saving, what was learned is lost.</source>
      <translation>저장하지 않고 닫으면 학습한 내용이 사라집니다.</translation>
    </message>
    <message>
      <source>{names} are not saved yet. {problem}</source>
      <translation>{names}: 모두 아직 저장되지 않았습니다. {problem}</translation>
    </message>
    <message>
      <source>{names} is not saved yet. {problem}</source>
      <translation>{names}: 아직 저장되지 않았습니다. {problem}</translation>
    </message>
  </context>
  <context>
    <name>LessonDialog</name>
    <message>
      <source>&amp;Language of the texts</source>
      <translation>글의 언어(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Minutes</source>
      <translation>시간(분)(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>저장(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Title</source>
      <translation>제목(&amp;T)</translation>
    </message>
    <message>
      <source>A copy of what is handed in goes there. Leave it empty for none.</source>
      <translation>제출한 파일의 사본이 이 폴더에 저장됩니다. 비워 두면 사본을 만들지 않습니다.</translation>
    </message>
    <message>
      <source>Begin another lesson with an empty form? What is in this one is lost, unless you saved it.</source>
      <translation>빈 양식으로 다른 수업을 시작할까요? 저장하지 않았다면 지금 양식의 내용은 사라집니다.</translation>
    </message>
    <message>
      <source>Begin another lesson, with an empty form</source>
      <translation>빈 양식으로 다른 수업을 시작합니다</translation>
    </message>
    <message>
      <source>Begin with what is in the &amp;window now</source>
      <translation>지금 창에 있는 것으로 시작(&amp;W)</translation>
    </message>
    <message>
      <source>Choose the shared folder for hand-ins.</source>
      <translation>제출용 공유 폴더를 고릅니다.</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>선택…</translation>
    </message>
    <message>
      <source>Em&amp;pty</source>
      <translation>비우기(&amp;P)</translation>
    </message>
    <message>
      <source>Empty the form</source>
      <translation>양식 비우기</translation>
    </message>
    <message>
      <source>Fixed and hidden</source>
      <translation>고정과 숨김</translation>
    </message>
    <message>
      <source>Hidden &amp;data for the class board</source>
      <translation>학급 현황판용 숨긴 데이터(&amp;D)</translation>
    </message>
    <message>
      <source>How long the lesson takes, more or less. Students see it.</source>
      <translation>수업에 걸리는 대략의 시간입니다. 학생에게 보입니다.</translation>
    </message>
    <message>
      <source>Lessons (*{suffix});;All files (*)</source>
      <translation>수업 (*{suffix});;모든 파일 (*)</translation>
    </message>
    <message>
      <source>New lesson from this window</source>
      <translation>이 창으로 새 수업 만들기</translation>
    </message>
    <message>
      <source>Paragraphs; lines that begin with - for a list; **bold**.</source>
      <translation>문단으로 씁니다. -로 시작하는 줄은 목록이 되고, **굵게** 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>S&amp;hared folder for hand-ins</source>
      <translation>제출용 공유 폴더(&amp;H)</translation>
    </message>
    <message>
      <source>Save lesson</source>
      <translation>수업 저장</translation>
    </message>
    <message>
      <source>Shared folder for hand-ins</source>
      <translation>제출용 공유 폴더</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>단계</translation>
    </message>
    <message>
      <source>Students begin with the network and the settings of this lesson as they were, on {data}.</source>
      <translation>학생은 이 수업에 원래 있던 신경망과 설정으로 시작합니다. 데이터셋: {data}.</translation>
    </message>
    <message>
      <source>Students begin with the network and the settings that are in the window now, on {data}.</source>
      <translation>학생은 지금 창에 있는 신경망과 설정으로 시작합니다. 데이터셋: {data}.</translation>
    </message>
    <message>
      <source>Students begin with the window's network, settings and data; else with those that the lesson has</source>
      <translation>학생은 지금 창에 있는 신경망, 설정, 데이터로 시작합니다. 끄면 수업에 담긴 것으로 시작합니다</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>과제</translation>
    </message>
    <message>
      <source>Te&amp;xt</source>
      <translation>본문(&amp;X)</translation>
    </message>
    <message>
      <source>The images on which the class board measures what is handed in.</source>
      <translation>학급 현황판이 제출물을 측정할 때 쓰는 이미지입니다.</translation>
    </message>
    <message>
      <source>This data set has to be on their computers, too.</source>
      <translation>이 데이터셋은 학생의 컴퓨터에도 있어야 합니다.</translation>
    </message>
    <message>
      <source>Try as a &amp;student</source>
      <translation>학생으로 해 보기(&amp;S)</translation>
    </message>
    <message>
      <source>What the lesson is called. Students see it above the steps.</source>
      <translation>수업의 제목입니다. 학생에게는 단계 위에 보입니다.</translation>
    </message>
    <message>
      <source>none</source>
      <translation>없음</translation>
    </message>
    <message>
      <source>the test images</source>
      <translation>테스트 이미지</translation>
    </message>
  </context>
  <context>
    <name>LessonPanel</name>
    <message>
      <source>About {minutes} minutes</source>
      <translation>약 {minutes}분</translation>
    </message>
    <message>
      <source>All steps; ✓ marks those that are done. Choose one to go to it.</source>
      <translation>모든 단계입니다. ✓ 표시는 마친 단계입니다. 고르면 그 단계로 갑니다.</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>이전</translation>
    </message>
    <message>
      <source>Begin anew…</source>
      <translation>처음부터 다시…</translation>
    </message>
    <message>
      <source>Close the lesson and get back what was there before. What you did in it stays kept.</source>
      <translation>수업을 닫고 그 전에 있던 것으로 돌아갑니다. 수업에서 한 것은 그대로 보관됩니다.</translation>
    </message>
    <message>
      <source>Fold the lesson away (Ctrl+L)</source>
      <translation>수업 접기 (Ctrl+L)</translation>
    </message>
    <message>
      <source>Go to the next step, whether this one is done or not.</source>
      <translation>이 단계를 마치지 않았어도 다음 단계로 갑니다.</translation>
    </message>
    <message>
      <source>Go to the step before this one.</source>
      <translation>이전 단계로 갑니다.</translation>
    </message>
    <message>
      <source>Hand in…</source>
      <translation>제출…</translation>
    </message>
    <message>
      <source>Leave lesson</source>
      <translation>수업 나가기</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>수업</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>다음</translation>
    </message>
    <message>
      <source>Show the lesson (Ctrl+L)</source>
      <translation>수업 펼치기 (Ctrl+L)</translation>
    </message>
    <message>
      <source>Step of the lesson</source>
      <translation>수업의 단계</translation>
    </message>
    <message>
      <source>Student: {name}</source>
      <translation>학생: {name}</translation>
    </message>
    <message>
      <source>Take away what was done in this lesson. The runs stay in Compare.</source>
      <translation>이 수업에서 한 것을 지웁니다. 실행 기록은 비교 탭에 남습니다.</translation>
    </message>
    <message>
      <source>What it is about</source>
      <translation>이 수업에서 하는 일</translation>
    </message>
    <message>
      <source>Write what you did into one file for your teacher.</source>
      <translation>한 것을 선생님께 낼 파일 하나로 저장합니다.</translation>
    </message>
  </context>
  <context>
    <name>Lessons</name>
    <message>
      <source>Begin anew</source>
      <translation>처음부터 다시</translation>
    </message>
    <message>
      <source>Begin this lesson anew? Its answers and ticks are taken away, also from the disk.</source>
      <translation>이 수업을 처음부터 다시 시작할까요? 답과 체크 표시가 디스크에서도 지워집니다.</translation>
    </message>
    <message>
      <source>Hand in</source>
      <translation>제출</translation>
    </message>
    <message>
      <source>Hand-ins (*{suffix});;All files (*)</source>
      <translation>제출물 (*{suffix});;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Handed in: {file}. It is in the folder {folder}</source>
      <translation>제출했습니다: {file}. 저장한 폴더: {folder}</translation>
    </message>
    <message>
      <source>Handed in: {file}. It is in the folder {folder} and, as a copy, in {shared}</source>
      <translation>제출했습니다: {file}. 저장한 폴더: {folder}, 사본을 넣은 폴더: {shared}</translation>
    </message>
    <message>
      <source>It can be worked on with {starter} as well.</source>
      <translation>다음 데이터셋으로도 할 수 있습니다: {starter}.</translation>
    </message>
    <message>
      <source>Lessons (*{suffix});;All files (*)</source>
      <translation>수업 (*{suffix});;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Open lesson</source>
      <translation>수업 열기</translation>
    </message>
    <message>
      <source>The runs stay in Compare. If somebody else works here now, do not begin anew but change the name with Train &gt; Your name…: each name has its own progress.</source>
      <translation>실행 기록은 비교 탭에 남습니다. 이제 다른 사람이 쓴다면 처음부터 다시 시작하지 말고 ‘학습 &gt; 내 이름…’에서 이름을 바꾸세요. 진행 상황은 이름마다 따로 저장됩니다.</translation>
    </message>
    <message>
      <source>This lesson needs the data set {data}, which is not on this computer.</source>
      <translation>이 수업에 필요한 데이터셋이 이 컴퓨터에 없습니다: {data}.</translation>
    </message>
    <message>
      <source>Use the starter set</source>
      <translation>기본 세트 사용</translation>
    </message>
  </context>
  <context>
    <name>LessonsMenu</name>
    <message>
      <source>&amp;Fold the lesson away</source>
      <translation>수업 접기(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Hand in…</source>
      <translation>제출(&amp;H)…</translation>
    </message>
    <message>
      <source>&amp;Leave lesson</source>
      <translation>수업 나가기(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Lessons</source>
      <translation>수업(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;New lesson from this window…</source>
      <translation>이 창으로 새 수업 만들기(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Open lesson…</source>
      <translation>수업 열기(&amp;O)…</translation>
    </message>
  </context>
  <context>
    <name>LiveRate</name>
    <message>
      <source>Another learning rate for the run in training: Enter or an arrow applies it from the next step on. The curves are marked.</source>
      <translation>학습 중인 실행의 학습률을 바꿉니다. Enter나 화살표를 누르면 다음 스텝부터 적용되고 곡선에 표시됩니다.</translation>
    </message>
    <message>
      <source>Another learning rate for the run in training: Enter or an arrow applies it from the next step on. The schedule works the rate of each step out of it; that of now stands beside the box. The curves are marked.</source>
      <translation>학습 중인 실행의 학습률을 바꿉니다. Enter나 화살표를 누르면 다음 스텝부터 적용됩니다. 학습률 일정은 이 값에서 각 스텝의 학습률을 계산하며, 현재 학습률은 입력란 옆에 표시됩니다. 곡선에도 표시됩니다.</translation>
    </message>
    <message>
      <source>Highest learning rate of the schedule of the run in training</source>
      <translation>학습 중인 실행의 학습률 일정에서 가장 큰 학습률</translation>
    </message>
    <message>
      <source>Highest rate</source>
      <translation>최고 학습률</translation>
    </message>
    <message>
      <source>Learning rate now</source>
      <translation>현재 학습률</translation>
    </message>
    <message>
      <source>Learning rate of the run in training</source>
      <translation>진행 중인 학습의 학습률</translation>
    </message>
    <message>
      <source>now {rate:.3g}</source>
      <translation>현재 {rate:.3g}</translation>
    </message>
  </context>
  <context>
    <name>LogView</name>
    <message>
      <source>Copy all</source>
      <translation>모두 복사</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>로그</translation>
    </message>
    <message>
      <source>Log: {file}</source>
      <translation>로그: {file}</translation>
    </message>
  </context>
  <context>
    <name>MainMenu</name>
    <message>
      <source>&amp;About {name}</source>
      <translation>{name} 정보(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Break the data…</source>
      <translation>데이터 망가뜨리기(&amp;B)…</translation>
    </message>
    <message>
      <source>&amp;Class board…</source>
      <translation>학급 현황판(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Download full data</source>
      <translation>전체 데이터 내려받기(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>편집(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>파일(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;First steps</source>
      <translation>첫걸음(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Glossary</source>
      <translation>용어 사전(&amp;G)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>도움말(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Import data…</source>
      <translation>데이터 가져오기(&amp;I)…</translation>
    </message>
    <message>
      <source>&amp;Keys</source>
      <translation>단축키(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Log</source>
      <translation>로그(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;New</source>
      <translation>새로 만들기(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Open model…</source>
      <translation>모델 열기(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Preferences…</source>
      <translation>환경 설정(&amp;P)…</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Save model…</source>
      <translation>모델 저장(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Tour</source>
      <translation>둘러보기(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Train</source>
      <translation>학습(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>보기(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;What's new</source>
      <translation>새로운 기능(&amp;W)</translation>
    </message>
    <message>
      <source>E&amp;xport…</source>
      <translation>내보내기(&amp;X)…</translation>
    </message>
    <message>
      <source>For&amp;get this copy</source>
      <translation>이 복사본 잊기(&amp;G)</translation>
    </message>
    <message>
      <source>I&amp;mport images…</source>
      <translation>이미지 가져오기(&amp;M)…</translation>
    </message>
    <message>
      <source>O&amp;wn data sets…</source>
      <translation>내 데이터셋(&amp;W)…</translation>
    </message>
    <message>
      <source>Open &amp;recent</source>
      <translation>최근 파일 열기(&amp;R)</translation>
    </message>
    <message>
      <source>Open data &amp;folder</source>
      <translation>데이터 폴더 열기(&amp;F)</translation>
    </message>
    <message>
      <source>Prin&amp;t…</source>
      <translation>인쇄(&amp;T)…</translation>
    </message>
    <message>
      <source>R&amp;eport…</source>
      <translation>보고서(&amp;E)…</translation>
    </message>
    <message>
      <source>What the &amp;mouse is told</source>
      <translation>마우스 도움말 모음(&amp;M)</translation>
    </message>
    <message>
      <source>Your &amp;name…</source>
      <translation>내 이름(&amp;N)…</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>{model} on {data} – {app}</source>
      <translation>{model} · {data} – {app}</translation>
    </message>
  </context>
  <context>
    <name>MapFile</name>
    <message>
      <source>Saved as {file}.</source>
      <translation>저장했습니다: {file}.</translation>
    </message>
  </context>
  <context>
    <name>MapPage</name>
    <message>
      <source>Bring all points into view again (0).</source>
      <translation>모든 점을 다시 보이게 합니다(0).</translation>
    </message>
    <message>
      <source>Do not wait for this map; the one before stays.</source>
      <translation>이 지도를 기다리지 않습니다. 앞의 지도는 그대로 남습니다.</translation>
    </message>
    <message>
      <source>How images are placed</source>
      <translation>이미지를 놓는 방법</translation>
    </message>
    <message>
      <source>Logits</source>
      <translation>로짓</translation>
    </message>
    <message>
      <source>Map of</source>
      <translation>지도 대상</translation>
    </message>
    <message>
      <source>Mean of both ways</source>
      <translation>뒤집은 것과의 평균</translation>
    </message>
    <message>
      <source>PCA</source>
      <translation>PCA</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>픽셀</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>모두 보기</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>Softmax</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>중지</translation>
    </message>
    <message>
      <source>Stopped. Choose what to map or how, and a map is made again.</source>
      <translation>중지했습니다. 대상이나 방법을 고르면 지도를 다시 만듭니다.</translation>
    </message>
    <message>
      <source>The layer gives one number, so all points lie on a line.</source>
      <translation>이 층은 숫자를 하나만 내므로 모든 점이 한 직선 위에 있습니다.</translation>
    </message>
    <message>
      <source>The map is being made</source>
      <translation>지도를 만드는 중입니다</translation>
    </message>
    <message>
      <source>The map is being made…</source>
      <translation>지도를 만드는 중…</translation>
    </message>
    <message>
      <source>The test images show none of these classes: {classes}.</source>
      <translation>테스트 이미지에 없는 클래스: {classes}.</translation>
    </message>
    <message>
      <source>What is mapped</source>
      <translation>지도에 나타낼 것</translation>
    </message>
    <message>
      <source>by</source>
      <translation>방법</translation>
    </message>
    <message>
      <source>predicted class</source>
      <translation>예측 클래스</translation>
    </message>
    <message>
      <source>t-SNE</source>
      <translation>t-SNE</translation>
    </message>
    <message>
      <source>test image</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>true class</source>
      <translation>실제 클래스</translation>
    </message>
    <message>
      <source>{count:,} images. Close ones are alike; distances between groups mean nothing.</source>
      <translation>이미지 {count:,}장. 가까운 것끼리 비슷합니다. 무리 사이의 거리는 아무 뜻이 없습니다.</translation>
    </message>
    <message>
      <source>{count:,} images. The two axes show {share} of how the images differ.</source>
      <translation>이미지 {count:,}장. 두 축은 이미지들이 서로 다른 정도의 {share}를 보여 줍니다.</translation>
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Copy picture</source>
      <translation>그림 복사</translation>
    </message>
    <message>
      <source>Drag a frame to select images, click a point to see its image, turn the wheel to zoom.</source>
      <translation>끌어서 테두리를 그리면 이미지를 선택하고, 점을 클릭하면 이미지를 보고, 휠을 돌리면 확대합니다.</translation>
    </message>
    <message>
      <source>Map of the test images</source>
      <translation>테스트 이미지의 지도</translation>
    </message>
    <message>
      <source>Save as PNG…</source>
      <translation>PNG로 저장…</translation>
    </message>
    <message>
      <source>Test image {number}: {true}, but read as {predicted}.</source>
      <translation>테스트 이미지 {number}: 정답 {true}, 예측 {predicted}.</translation>
    </message>
    <message>
      <source>Test image {number}: {true}, read right.</source>
      <translation>테스트 이미지 {number}: {true}, 맞게 읽음.</translation>
    </message>
    <message>
      <source>numbers: the classes in their order</source>
      <translation>숫자: 클래스의 차례</translation>
    </message>
    <message>
      <source>○ read wrong</source>
      <translation>○ 틀리게 읽음</translation>
    </message>
  </context>
  <context>
    <name>MatrixPage</name>
    <message>
      <source>Cells with a marked corner hold the images that are shown. Point at a cell to read it.</source>
      <translation>모서리에 표시가 있는 칸에 지금 표시된 이미지가 있습니다. 칸을 가리키면 내용을 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>Colour errors only</source>
      <translation>오류만 색칠</translation>
    </message>
    <message>
      <source>Counts</source>
      <translation>개수</translation>
    </message>
    <message>
      <source>Off: colour grows with the square root, so that rare mistakes can be seen. On: colour grows in proportion, and the largest confusion is the darkest.</source>
      <translation>끔: 색이 제곱근에 따라 짙어져서 드문 오류도 눈에 띕니다. 켬: 색이 개수에 비례해 짙어지고, 가장 많이 혼동한 칸이 가장 짙습니다.</translation>
    </message>
    <message>
      <source>Point at a cell to read it; click it to see its images.</source>
      <translation>칸을 가리키면 설명이 나오고, 클릭하면 그 칸의 이미지가 나옵니다.</translation>
    </message>
    <message>
      <source>Share of the row, in %</source>
      <translation>행에서 차지하는 비율(%)</translation>
    </message>
    <message>
      <source>What the cells say</source>
      <translation>칸에 표시할 값</translation>
    </message>
    <message>
      <source>true class / predicted class</source>
      <translation>실제 클래스 / 예측 클래스</translation>
    </message>
  </context>
  <context>
    <name>MatrixView</name>
    <message>
      <source>predicted class</source>
      <translation>예측 클래스</translation>
    </message>
    <message>
      <source>true class</source>
      <translation>실제 클래스</translation>
    </message>
  </context>
  <context>
    <name>MemberTable</name>
    <message>
      <source>Members of the sweep</source>
      <translation>스윕의 멤버</translation>
    </message>
    <message>
      <source>Sweep</source>
      <translation>스윕</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>Close this message</source>
      <translation>이 메시지 닫기</translation>
    </message>
    <message>
      <source>Open log</source>
      <translation>로그 열기</translation>
    </message>
    <message>
      <source>Show what the program has noted down about it.</source>
      <translation>프로그램이 이에 대해 적어 둔 내용을 보여 줍니다.</translation>
    </message>
  </context>
  <context>
    <name>MistakesPage</name>
    <message>
      <source>Most confused</source>
      <translation>가장 많이 혼동한 것</translation>
    </message>
    <message>
      <source>Not one test image is read wrong.</source>
      <translation>틀린 테스트 이미지가 한 장도 없습니다.</translation>
    </message>
    <message>
      <source>Surest mistakes</source>
      <translation>가장 확신한 오답</translation>
    </message>
    <message>
      <source>Top-2 accuracy {share}: in so many images the true class is the most or second most probable one.</source>
      <translation>상위 2개 정확도 {share}: 실제 클래스가 확률 1위 또는 2위인 이미지의 비율입니다.</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>확신도</translation>
    </message>
    <message>
      <source>images</source>
      <translation>이미지 수</translation>
    </message>
    <message>
      <source>predicted class</source>
      <translation>예측 클래스</translation>
    </message>
    <message>
      <source>test image</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>true class</source>
      <translation>실제 클래스</translation>
    </message>
  </context>
  <context>
    <name>ModelFiles</name>
    <message>
      <source>Models (*{suffix});;All files (*)</source>
      <translation>모델 (*{suffix});;모든 파일 (*)</translation>
    </message>
    <message>
      <source>Open model</source>
      <translation>모델 열기</translation>
    </message>
    <message>
      <source>Opened {file}.</source>
      <translation>{file} 파일을 열었습니다.</translation>
    </message>
    <message>
      <source>Save model</source>
      <translation>모델 저장</translation>
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation>{file} 파일을 저장했습니다.</translation>
    </message>
    <message>
      <source>model</source>
      <translation>모델</translation>
    </message>
  </context>
  <context>
    <name>NetworkInputView</name>
    <message>
      <source>28 pixels long</source>
      <translation>길이 28픽셀</translation>
    </message>
    <message>
      <source>28 × 28, centred</source>
      <translation>28 × 28, 가운데 맞춤</translation>
    </message>
    <message>
      <source>28 × 28, on black</source>
      <translation>28 × 28, 검은 바탕</translation>
    </message>
    <message>
      <source>Copy the 28 × 28 picture</source>
      <translation>28 × 28 그림 복사</translation>
    </message>
    <message>
      <source>Cropped</source>
      <translation>잘라 내기</translation>
    </message>
    <message>
      <source>Drawn</source>
      <translation>그린 그대로</translation>
    </message>
    <message>
      <source>Edges are made a little stronger, as the makers of Fashion-MNIST did.</source>
      <translation>Fashion-MNIST를 만든 사람들이 한 것처럼 윤곽을 조금 더 뚜렷하게 합니다.</translation>
    </message>
    <message>
      <source>In gray, without the edges that have the colour of the corners.</source>
      <translation>회색조로 바꾸고, 네 귀퉁이와 같은 색의 가장자리를 잘라 냅니다.</translation>
    </message>
    <message>
      <source>In the middle, with black and white exchanged. This is all that the network sees.</source>
      <translation>한가운데에 놓고 검은색과 흰색을 뒤바꿉니다. 신경망이 보는 것은 이것뿐입니다.</translation>
    </message>
    <message>
      <source>Moved by whole pixels until the centre of mass, where the lines cross, is in the middle. This is all that the network sees.</source>
      <translation>두 선이 만나는 무게중심이 한가운데에 오도록 픽셀 단위로 옮깁니다. 신경망이 보는 것은 이것뿐입니다.</translation>
    </message>
    <message>
      <source>Sharpened</source>
      <translation>선명하게</translation>
    </message>
    <message>
      <source>Shown darker is what was on the sheet and does not go on. Lines of the paper: {lines}. Specks and other small things: {specks}. Edges and frames: {edges}.</source>
      <translation>어둡게 보이는 것은 종이에 있었지만 다음 단계로 넘어가지 않는 부분입니다. 종이의 줄: {lines}. 얼룩과 그 밖의 작은 것: {specks}. 가장자리와 테두리: {edges}.</translation>
    </message>
    <message>
      <source>The digit alone</source>
      <translation>숫자만</translation>
    </message>
    <message>
      <source>The longer side becomes 20 pixels; each pixel is the mean of its area.</source>
      <translation>긴 쪽이 20픽셀이 됩니다. 각 픽셀은 그 자리에 해당하는 영역의 평균입니다.</translation>
    </message>
    <message>
      <source>The longer side becomes 28 pixels; each pixel is the mean of its area.</source>
      <translation>긴 쪽이 28픽셀이 됩니다. 각 픽셀은 그 자리에 해당하는 영역의 평균입니다.</translation>
    </message>
    <message>
      <source>The square around the ink, so the size does not matter either.</source>
      <translation>잉크를 둘러싼 정사각형입니다. 그래서 크기도 상관없습니다.</translation>
    </message>
    <message>
      <source>The whole sheet. Only the frame goes on, so the place on the sheet does not matter.</source>
      <translation>판 전체입니다. 네모 틀 안만 다음 단계로 넘어가므로 판의 어디에 그렸는지는 상관없습니다.</translation>
    </message>
    <message>
      <source>Trimmed</source>
      <translation>가장자리 자르기</translation>
    </message>
    <message>
      <source>What the network sees, in four stages</source>
      <translation>신경망에 보이는 모습, 네 단계</translation>
    </message>
    <message>
      <source>Without its lines</source>
      <translation>종이의 줄 없이</translation>
    </message>
    <message>
      <source>Without specks</source>
      <translation>얼룩 없이</translation>
    </message>
  </context>
  <context>
    <name>NetworkPage</name>
    <message>
      <source>&amp;Copy as a picture</source>
      <translation>그림으로 복사(&amp;C)</translation>
    </message>
    <message>
      <source>Save as &amp;PNG…</source>
      <translation>PNG로 저장(&amp;P)…</translation>
    </message>
    <message>
      <source>Save as S&amp;VG…</source>
      <translation>SVG로 저장(&amp;V)…</translation>
    </message>
    <message>
      <source>image</source>
      <translation>이미지</translation>
    </message>
  </context>
  <context>
    <name>NumberBox</name>
    <message>
      <source>Only numbers from {minimum} to {maximum}.</source>
      <translation>{minimum}부터 {maximum}까지의 수만 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>{number} is not possible here: from {minimum} to {maximum}.</source>
      <translation>{number}: 여기에 쓸 수 없습니다. {minimum}부터 {maximum}까지 됩니다.</translation>
    </message>
  </context>
  <context>
    <name>OneHotView</name>
    <message>
      <source>One-hot vector</source>
      <translation>원-핫 벡터</translation>
    </message>
  </context>
  <context>
    <name>OpenNetworkButton</name>
    <message>
      <source>Open one for {images}</source>
      <translation>{images} 신경망 열기</translation>
    </message>
    <message>
      <source>Show your newest network for the chosen images, or the one that came with the program</source>
      <translation>선택한 이미지로 가장 최근에 학습한 신경망이나 프로그램에 들어 있는 신경망을 보여 줍니다</translation>
    </message>
  </context>
  <context>
    <name>OwnSets</name>
    <message>
      <source>Classes</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>가져온 때</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>이름</translation>
    </message>
  </context>
  <context>
    <name>OwnSetsDialog</name>
    <message>
      <source>&amp;Class names…</source>
      <translation>클래스 이름(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Delete</source>
      <translation>삭제(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Use</source>
      <translation>사용(&amp;U)</translation>
    </message>
    <message>
      <source>A folder with PNG files, which File &gt; Import images reads again.</source>
      <translation>PNG 파일이 든 폴더입니다. 파일 &gt; 이미지 가져오기가 다시 읽습니다.</translation>
    </message>
    <message>
      <source>Choose this set, as the list of data sets does.</source>
      <translation>데이터셋 목록에서처럼 이 데이터셋을 고릅니다.</translation>
    </message>
    <message>
      <source>Give the classes of this set other names. Runs keep those that they know.</source>
      <translation>이 데이터셋의 클래스 이름을 바꿉니다. 실행 기록에는 원래 이름이 남습니다.</translation>
    </message>
    <message>
      <source>NumPy archive (*{suffix})</source>
      <translation>NumPy 파일(*{suffix})</translation>
    </message>
    <message>
      <source>One file with all arrays, for File &gt; Import data and for NumPy.</source>
      <translation>모든 배열이 든 파일 하나입니다. 파일 &gt; 데이터 가져오기와 NumPy에서 씁니다.</translation>
    </message>
    <message>
      <source>Own data sets</source>
      <translation>내 데이터셋</translation>
    </message>
    <message>
      <source>Runs that learned from it stay, and say that it is absent. Undo brings it back.</source>
      <translation>이것으로 학습한 실행은 남으며, 데이터셋이 없다고 알려 줍니다. 실행 취소로 되살립니다.</translation>
    </message>
    <message>
      <source>Save as &amp;npz…</source>
      <translation>npz로 저장(&amp;N)…</translation>
    </message>
    <message>
      <source>Save as &amp;pictures…</source>
      <translation>그림으로 저장(&amp;P)…</translation>
    </message>
    <message>
      <source>Save the data set</source>
      <translation>데이터셋 저장</translation>
    </message>
    <message>
      <source>Take back the latest renaming or deletion. A deleted set can come back for a day, unless the program is closed before.</source>
      <translation>마지막 이름 바꾸기나 삭제를 취소합니다. 삭제한 데이터셋은 프로그램을 닫기 전까지, 길어도 하루 동안 되살릴 수 있습니다.</translation>
    </message>
    <message>
      <source>There are no own data sets yet. File &gt; Import images makes one.</source>
      <translation>아직 내 데이터셋이 없습니다. 파일 &gt; 이미지 가져오기로 만듭니다.</translation>
    </message>
    <message>
      <source>Und&amp;o</source>
      <translation>실행 취소(&amp;O)</translation>
    </message>
    <message>
      <source>Und&amp;o deleting {title}</source>
      <translation>{title} 삭제 취소(&amp;O)</translation>
    </message>
    <message>
      <source>Und&amp;o renaming {title}</source>
      <translation>{title} 이름 바꾸기 취소(&amp;O)</translation>
    </message>
    <message>
      <source>Where the chosen set comes from</source>
      <translation>고른 데이터셋의 출처</translation>
    </message>
    <message>
      <source>Where to make the folder</source>
      <translation>폴더를 만들 곳</translation>
    </message>
  </context>
  <context>
    <name>OwnSetsTable</name>
    <message>
      <source>Own data sets</source>
      <translation>내 데이터셋</translation>
    </message>
  </context>
  <context>
    <name>PadPanel</name>
    <message>
      <source>C&amp;lear</source>
      <translation>지우기(&amp;L)</translation>
    </message>
  </context>
  <context>
    <name>PadTools</name>
    <message>
      <source>Clear</source>
      <translation>지우기</translation>
    </message>
    <message>
      <source>Clear the pad (Delete)</source>
      <translation>판 지우기 (Delete)</translation>
    </message>
    <message>
      <source>Draw a sample digit (0 to 9)</source>
      <translation>예시 숫자 그리기 (0~9)</translation>
    </message>
    <message>
      <source>Draw it again (Ctrl+Y)</source>
      <translation>되돌린 획 다시 그리기 (Ctrl+Y)</translation>
    </message>
    <message>
      <source>How wide the line is in the 28 × 28 image; most of MNIST's digits have about 2 pixels.</source>
      <translation>28 × 28 이미지에서 선의 굵기입니다. MNIST의 숫자는 대부분 2픽셀쯤입니다.</translation>
    </message>
    <message>
      <source>Line {width:.1f} px</source>
      <translation>선 {width:.1f} px</translation>
    </message>
    <message>
      <source>Open a picture file</source>
      <translation>그림 파일 열기</translation>
    </message>
    <message>
      <source>Open picture…</source>
      <translation>그림 열기…</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>붙여넣기</translation>
    </message>
    <message>
      <source>Paste a picture (Ctrl+V)</source>
      <translation>그림 붙여넣기 (Ctrl+V)</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Sample</source>
      <translation>예시</translation>
    </message>
    <message>
      <source>Take the last stroke back (Ctrl+Z)</source>
      <translation>마지막 획 되돌리기 (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
    <message>
      <source>Width of the line</source>
      <translation>선의 굵기</translation>
    </message>
  </context>
  <context>
    <name>PairBar</name>
    <message>
      <source>First run</source>
      <translation>첫 번째 실행 기록</translation>
    </message>
    <message>
      <source>Second run</source>
      <translation>두 번째 실행 기록</translation>
    </message>
    <message>
      <source>against</source>
      <translation>비교 대상</translation>
    </message>
  </context>
  <context>
    <name>Papers</name>
    <message>
      <source>{model} on {data}</source>
      <translation>{model} · {data}</translation>
    </message>
  </context>
  <context>
    <name>PictureBar</name>
    <message>
      <source>0..255: as the pixels are. 0..1: as networks mostly get them. Standard: (pixel / 255 − {mean:.4f}) / {std:.4f}.</source>
      <translation>0..255: 픽셀 값 그대로입니다. 0..1: 신경망에 보통 넣는 값입니다. 표준화(평균 0): (픽셀 / 255 − {mean:.4f}) / {std:.4f}.</translation>
    </message>
    <message>
      <source>Drawing from the pad</source>
      <translation>그리기 판의 그림</translation>
    </message>
    <message>
      <source>Index of the sample</source>
      <translation>샘플 번호</translation>
    </message>
    <message>
      <source>Open a picture… (it can also be dropped here)</source>
      <translation>그림 열기… (여기에 끌어다 놓아도 됩니다)</translation>
    </message>
    <message>
      <source>Paste a picture (Ctrl+V)</source>
      <translation>그림 붙여넣기 (Ctrl+V)</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>Sample of the data set</source>
      <translation>데이터셋의 샘플</translation>
    </message>
    <message>
      <source>The image of this index is shown.</source>
      <translation>이 번호의 이미지를 보여 줍니다.</translation>
    </message>
    <message>
      <source>standard</source>
      <translation>표준화(평균 0)</translation>
    </message>
  </context>
  <context>
    <name>PictureChooser</name>
    <message>
      <source>{name} is shown.</source>
      <translation>보여 주는 그림: {name}.</translation>
    </message>
  </context>
  <context>
    <name>PictureCopies</name>
    <message>
      <source>Copied; paste it into a document.</source>
      <translation>복사했습니다. 문서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Picture (*{suffix})</source>
      <translation>그림 (*{suffix})</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>그림 저장</translation>
    </message>
  </context>
  <context>
    <name>PictureImport</name>
    <message>
      <source>{title} is still shown, but it was deleted. File &gt; Own data sets brings it back.</source>
      <translation>{title}: 아직 보이지만 삭제된 데이터셋입니다. ‘파일 &gt; 내 데이터셋’에서 되살릴 수 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>PictureMenu</name>
    <message>
      <source>Copy as a picture</source>
      <translation>그림으로 복사</translation>
    </message>
    <message>
      <source>Save as PNG…</source>
      <translation>PNG로 저장…</translation>
    </message>
    <message>
      <source>Save as SVG…</source>
      <translation>SVG로 저장…</translation>
    </message>
  </context>
  <context>
    <name>PixelView</name>
    <message>
      <source>Row {row}, column {column}: {value}, scaled {scaled:.4f}</source>
      <translation>{row}행 {column}열: {value}, 0~1로 바꾼 값 {scaled:.4f}</translation>
    </message>
  </context>
  <context>
    <name>PlaceChooser</name>
    <message>
      <source>Join file of a class</source>
      <translation>학급 참가 파일</translation>
    </message>
    <message>
      <source>Join files (*.json)</source>
      <translation>참가 파일 (*.json)</translation>
    </message>
    <message>
      <source>Looking who is there…</source>
      <translation>누가 있는지 보는 중…</translation>
    </message>
    <message>
      <source>PCs now: {pcs:,}, places: {places:,}. Others can join while it trains.</source>
      <translation>지금 PC {pcs:,}대, 자리 {places:,}개. 학습하는 동안에도 다른 PC가 참가할 수 있습니다.</translation>
    </message>
    <message>
      <source>This PC, or the PCs of a class that mnist-desktop cluster start has opened</source>
      <translation>이 PC, 또는 mnist-desktop cluster start로 연 학급의 PC들</translation>
    </message>
    <message>
      <source>Train &amp;on</source>
      <translation>학습할 곳(&amp;O)</translation>
    </message>
    <message>
      <source>the class of a join file…</source>
      <translation>참가 파일의 학급…</translation>
    </message>
    <message>
      <source>the class “{name}”</source>
      <translation>학급 “{name}”</translation>
    </message>
    <message>
      <source>this PC</source>
      <translation>이 PC</translation>
    </message>
  </context>
  <context>
    <name>PlaceDialog</name>
    <message>
      <source>Continue</source>
      <translation>이어서 학습</translation>
    </message>
    <message>
      <source>Go on with the sweep</source>
      <translation>스윕 이어서 학습</translation>
    </message>
    <message>
      <source>The PCs of a class have trained “{name}”. Where does it go on? What they have trained is kept.</source>
      <translation>학급의 PC가 학습한 스윕입니다: “{name}”. 어디에서 이어서 학습할까요? 학습한 내용은 그대로 남습니다.</translation>
    </message>
  </context>
  <context>
    <name>PlanDialog</name>
    <message>
      <source>&amp;Begin with</source>
      <translation>시작할 신경망(&amp;B)</translation>
    </message>
    <message>
      <source>Fill in what is to vary. Each combination is trained as a run of its own, which Compare lists like any other.</source>
      <translation>바꿀 설정을 채우세요. 조합마다 실행 하나로 학습하며, 비교 탭에 다른 실행과 똑같이 나열됩니다.</translation>
    </message>
    <message>
      <source>Start the sweep</source>
      <translation>스윕 시작</translation>
    </message>
    <message>
      <source>Sweep</source>
      <translation>스윕</translation>
    </message>
    <message>
      <source>The network and the settings that all members share, apart from what varies</source>
      <translation>바뀌는 설정을 빼고 모든 멤버가 함께 쓰는 신경망과 설정</translation>
    </message>
    <message>
      <source>run “{name}” on {data}</source>
      <translation>실행 “{name}”, 데이터 {data}</translation>
    </message>
    <message>
      <source>the builder's network, “{name}”, on {data}</source>
      <translation>지금 만든 신경망 “{name}”, 데이터 {data}</translation>
    </message>
  </context>
  <context>
    <name>PlanOptions</name>
    <message>
      <source>&amp;Name</source>
      <translation>이름(&amp;N)</translation>
    </message>
    <message>
      <source>A grid trains every combination; a random search draws values</source>
      <translation>그리드 탐색(격자)은 모든 조합을 학습하고, 무작위 탐색은 값을 뽑습니다</translation>
    </message>
    <message>
      <source>After how many epochs the weakest are stopped first</source>
      <translation>몇 에포크 뒤에 가장 약한 멤버를 처음 중지할지</translation>
    </message>
    <message>
      <source>After so long, members in training end as they are</source>
      <translation>이 시간이 지나면 학습 중인 멤버는 그 상태로 끝납니다</translation>
    </message>
    <message>
      <source>E&amp;pochs</source>
      <translation>에포크 수(&amp;P)</translation>
    </message>
    <message>
      <source>F&amp;irst rung after</source>
      <translation>첫 단계 에포크(&amp;I)</translation>
    </message>
    <message>
      <source>For how many epochs each member is trained</source>
      <translation>멤버마다 학습할 에포크 수</translation>
    </message>
    <message>
      <source>Grid: every combination</source>
      <translation>그리드 탐색(격자): 모든 조합</translation>
    </message>
    <message>
      <source>How many members are trained at the same time</source>
      <translation>동시에 학습할 멤버 수</translation>
    </message>
    <message>
      <source>Minu&amp;tes at most</source>
      <translation>최대 시간(분)(&amp;T)</translation>
    </message>
    <message>
      <source>Of a larger grid, combinations are drawn at random, each with all its seeds</source>
      <translation>조합이 이보다 많으면 무작위로 뽑습니다. 뽑은 조합은 시드를 모두 학습합니다</translation>
    </message>
    <message>
      <source>Only with 3 seeds or more can a difference be told from luck</source>
      <translation>시드가 3개 이상이어야 차이와 우연을 구별할 수 있습니다</translation>
    </message>
    <message>
      <source>P&amp;rocesses</source>
      <translation>프로세스 수(&amp;R)</translation>
    </message>
    <message>
      <source>Random: drawn values</source>
      <translation>무작위 탐색: 뽑은 값</translation>
    </message>
    <message>
      <source>Reduction &amp;factor</source>
      <translation>축소 배수(&amp;F)</translation>
    </message>
    <message>
      <source>Runs at &amp;most</source>
      <translation>최대 실행 수(&amp;M)</translation>
    </message>
    <message>
      <source>Se&amp;eds of each</source>
      <translation>조합마다 시드 수(&amp;E)</translation>
    </message>
    <message>
      <source>Sear&amp;ch</source>
      <translation>탐색 방법(&amp;C)</translation>
    </message>
    <message>
      <source>Stop weak members earl&amp;y</source>
      <translation>약한 멤버를 일찍 중지(&amp;Y)</translation>
    </message>
    <message>
      <source>Successive halving: all members are trained a little, the best of them longer</source>
      <translation>연속 반감법: 모든 멤버를 조금 학습하고, 그중 좋은 멤버만 더 오래 학습합니다</translation>
    </message>
    <message>
      <source>The best of so many goes on, for so many times as many epochs</source>
      <translation>이만큼의 멤버 중 가장 좋은 하나가 이 배수의 에포크까지 계속합니다</translation>
    </message>
    <message>
      <source>What the sweep is called in the list of sweeps</source>
      <translation>스윕 목록에 나오는 이름</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>제한 없음</translation>
    </message>
  </context>
  <context>
    <name>PlotMenu</name>
    <message>
      <source>Copied the picture.</source>
      <translation>그림을 복사했습니다.</translation>
    </message>
    <message>
      <source>Copy the picture</source>
      <translation>그림 복사</translation>
    </message>
    <message>
      <source>Copy the values as a table</source>
      <translation>값을 표로 복사</translation>
    </message>
    <message>
      <source>Save as a picture (PNG)…</source>
      <translation>그림으로 저장 (PNG)…</translation>
    </message>
    <message>
      <source>Save as a vector graphic (SVG)…</source>
      <translation>벡터 그래픽으로 저장 (SVG)…</translation>
    </message>
    <message>
      <source>Save the curves</source>
      <translation>곡선 저장</translation>
    </message>
    <message>
      <source>Show all epochs</source>
      <translation>모든 에포크 보기</translation>
    </message>
    <message>
      <source>curves</source>
      <translation>곡선</translation>
    </message>
  </context>
  <context>
    <name>PredictionView</name>
    <message>
      <source>Draw a digit</source>
      <translation>숫자를 그려 보세요</translation>
    </message>
    <message>
      <source>Draw on the pad</source>
      <translation>그림판에 그려 보세요</translation>
    </message>
    <message>
      <source>Getting ready…</source>
      <translation>준비하는 중…</translation>
    </message>
    <message>
      <source>More than one digit?</source>
      <translation>숫자가 둘 이상인가요?</translation>
    </message>
    <message>
      <source>Next comes {second}, with {second_share}.</source>
      <translation>다음으로 확률이 높은 것: {second}, {second_share}.</translation>
    </message>
    <message>
      <source>No answer</source>
      <translation>답이 없습니다</translation>
    </message>
    <message>
      <source>No network yet</source>
      <translation>아직 신경망이 없습니다</translation>
    </message>
    <message>
      <source>None is trained or opened. What it would see is shown below all the same; press Train, and its answer appears here.</source>
      <translation>학습시키거나 연 신경망이 없습니다. 신경망에 보일 모습은 아래에 미리 나타납니다. ‘학습 시작’을 누르면 신경망의 답이 여기에 나타납니다.</translation>
    </message>
    <message>
      <source>Off: one class is named when it has at least half of the probability and at least twice that of the second.</source>
      <translation>끄면 확률이 50% 이상이고 둘째 클래스의 두 배 이상인 클래스 하나만 답합니다.</translation>
    </message>
    <message>
      <source>One class is named when it has at least half of the probability and at least twice that of the second. Otherwise the network is unsure between the two best.</source>
      <translation>확률이 50% 이상이고 둘째 클래스의 두 배 이상인 클래스가 있으면 그 클래스 하나만 답합니다. 그렇지 않으면 신경망은 확률이 가장 높은 두 클래스 사이에서 확신하지 못합니다.</translation>
    </message>
    <message>
      <source>One class is named when it has at least {share} of the probability, the threshold that was chosen in Results. Otherwise the network is unsure between the two best.</source>
      <translation>확률이 결과에서 정한 임계값인 {share} 이상인 클래스가 있으면 그 클래스 하나만 답합니다. 그렇지 않으면 신경망은 가장 확률이 높은 두 클래스를 놓고 확신하지 못합니다.</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>그림을 열어 보세요</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>읽는 중…</translation>
    </message>
    <message>
      <source>TensorFlow is being loaded, and a network with it. What it would see is shown below all the same.</source>
      <translation>TensorFlow와 신경망을 불러오고 있습니다. 신경망에 보일 모습은 아래에 미리 나타납니다.</translation>
    </message>
    <message>
      <source>The network does not give numbers any more: its training went wrong.</source>
      <translation>학습이 잘못되어 이 신경망은 더는 수를 내놓지 못합니다.</translation>
    </message>
    <message>
      <source>The pad is empty, so nothing is predicted.</source>
      <translation>판이 비어 있어서 예측하지 않습니다.</translation>
    </message>
    <message>
      <source>This looks like more than one digit, and the network reads one at a time. Taken for one, it would be {best}.</source>
      <translation>숫자가 둘 이상 있는 것 같습니다. 신경망은 한 번에 하나만 읽습니다. 숫자 하나로 본다면 예측은 {best}입니다.</translation>
    </message>
    <message>
      <source>This network is large, so its answer takes a moment.</source>
      <translation>큰 신경망이어서 답이 나오기까지 시간이 조금 걸립니다.</translation>
    </message>
    <message>
      <source>This network tells other classes apart than those of {data}; train one on it to read them.</source>
      <translation>이 신경망이 구별하는 클래스는 {data}의 클래스와 다릅니다. 읽으려면 그 데이터셋으로 신경망을 학습시키세요.</translation>
    </message>
    <message>
      <source>This network was trained on {trained}, not on {chosen}.</source>
      <translation>이 신경망은 {trained} 데이터셋으로 학습했습니다. 지금 고른 것은 {chosen}입니다.</translation>
    </message>
    <message>
      <source>Unsure below {share}, as chosen in Results</source>
      <translation>{share} 미만은 확신하지 못함(결과에서 정한 값)</translation>
    </message>
    <message>
      <source>Unsure: {best} or {second}</source>
      <translation>확신하지 못함: {best} 또는 {second}</translation>
    </message>
    <message>
      <source>{best} has {share}, {second} {second_share}. To be named alone it needs {threshold}.</source>
      <translation>{best}: {share}, {second}: {second_share}. 하나만 답하려면 {threshold} 이상이어야 합니다.</translation>
    </message>
    <message>
      <source>{best} has {share}. To be named alone it needs 50 %, and twice the {second_share} of {second}.</source>
      <translation>{best}의 확률: {share}. 이것 하나로 답하려면 50%는 되어야 하고, {second}의 확률 {second_share}의 두 배 이상이어야 합니다.</translation>
    </message>
    <message>
      <source>{best}, {share}</source>
      <translation>{best}, {share}</translation>
    </message>
    <message>
      <source>{name} on {dataset}.</source>
      <translation>{name}, 데이터셋: {dataset}.</translation>
    </message>
    <message>
      <source>{name} on {dataset}; it reads {share} of the test images.</source>
      <translation>{name}, 데이터셋: {dataset}. 테스트 이미지의 {share}를 맞힙니다.</translation>
    </message>
  </context>
  <context>
    <name>PredictionsPage</name>
    <message>
      <source>Both wrong: {count:,}</source>
      <translation>둘 다 틀림: {count:,}</translation>
    </message>
    <message>
      <source>Read otherwise: {count:,}</source>
      <translation>서로 다르게 예측: {count:,}</translation>
    </message>
    <message>
      <source>Test images that the two runs read otherwise</source>
      <translation>두 실행 기록이 서로 다르게 예측한 테스트 이미지</translation>
    </message>
    <message>
      <source>The matrix of {second} less that of {first}. Point at a cell to read it; click it to see its images.</source>
      <translation>{second}의 행렬에서 {first}의 행렬을 뺀 것입니다. 칸을 가리키면 설명이 나오고, 클릭하면 그 칸의 이미지가 나옵니다.</translation>
    </message>
    <message>
      <source>There is no such image.</source>
      <translation>그런 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>True class {true}; {first_name} reads {first}, {second_name} reads {second}</source>
      <translation>실제 클래스 {true}; {first_name}의 예측 {first}, {second_name}의 예측 {second}</translation>
    </message>
    <message>
      <source>Which images to show</source>
      <translation>표시할 이미지</translation>
    </message>
    <message>
      <source>true class → {first} | {second}</source>
      <translation>실제 클래스 → {first} | {second}</translation>
    </message>
    <message>
      <source>{first} right, {second} wrong: {count:,}</source>
      <translation>{first} 맞음, {second} 틀림: {count:,}</translation>
    </message>
    <message>
      <source>{second} right, {first} wrong: {count:,}</source>
      <translation>{second} 맞음, {first} 틀림: {count:,}</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <source>&amp;Keep epochs of a run</source>
      <translation>실행의 에포크 보관(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>언어(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Read epochs out</source>
      <translation>에포크 읽어 주기(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>테마(&amp;T)</translation>
    </message>
    <message>
      <source>An administrator has set this in {file}.</source>
      <translation>관리자가 정한 값입니다. 파일: {file}</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>시스템 설정대로</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>어둡게</translation>
    </message>
    <message>
      <source>How much room the weights of its epochs may take on the disk, so that the slider above the tabs can look back at them. Where they take more, only some of them are kept, evenly spread. It counts for the next training.</source>
      <translation>탭 위의 슬라이더로 되돌아볼 수 있도록, 에포크마다의 가중치가 디스크에서 차지해도 되는 용량입니다. 더 많이 필요하면 일부만 고르게 골라 보관합니다. 다음 학습부터 적용됩니다.</translation>
    </message>
    <message>
      <source>How often a screen reader says how far the training is.</source>
      <translation>화면 읽기 프로그램이 학습이 얼마나 진행되었는지 얼마나 자주 말할지 정합니다.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>밝게</translation>
    </message>
    <message>
      <source>Light or dark, or whichever the system has.</source>
      <translation>밝게, 어둡게, 또는 시스템 설정을 따릅니다.</translation>
    </message>
    <message>
      <source>Of all text in the window, beside the usual size.</source>
      <translation>보통 크기를 기준으로 한, 창의 모든 글자 크기입니다.</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>환경 설정</translation>
    </message>
    <message>
      <source>Text &amp;size</source>
      <translation>글자 크기(&amp;S)</translation>
    </message>
    <message>
      <source>The window changes at once; nothing that you did is lost.</source>
      <translation>창의 언어가 바로 바뀌며, 하던 일은 그대로 남습니다.</translation>
    </message>
    <message>
      <source>What is grey here, an administrator has set for this computer.</source>
      <translation>회색인 것은 관리자가 이 컴퓨터에 정해 둔 것입니다.</translation>
    </message>
    <message>
      <source>at most every 30 seconds</source>
      <translation>30초에 한 번까지</translation>
    </message>
    <message>
      <source>at most every 5 seconds</source>
      <translation>5초에 한 번까지</translation>
    </message>
    <message>
      <source>each of them</source>
      <translation>에포크마다</translation>
    </message>
    <message>
      <source>never</source>
      <translation>읽지 않음</translation>
    </message>
    <message>
      <source>none</source>
      <translation>보관하지 않음</translation>
    </message>
    <message>
      <source>up to {megabytes:,} MB</source>
      <translation>최대 {megabytes:,} MB</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent}%</translation>
    </message>
  </context>
  <context>
    <name>PretrainedBadge</name>
    <message>
      <source>Pre-trained</source>
      <translation>미리 학습됨</translation>
    </message>
  </context>
  <context>
    <name>ProbabilityBars</name>
    <message>
      <source>How probable the network holds each class to be; together they are 100 %.</source>
      <translation>신경망이 매긴 클래스별 확률입니다. 모두 더하면 100%입니다.</translation>
    </message>
    <message>
      <source>Probabilities of the classes</source>
      <translation>클래스별 확률</translation>
    </message>
    <message>
      <source>{count} others</source>
      <translation>나머지 {count}개</translation>
    </message>
  </context>
  <context>
    <name>ProbabilityChart</name>
    <message>
      <source>Click a bar to see all images of this true class that are read as that class.</source>
      <translation>막대를 클릭하면 실제 클래스가 같고 그 클래스로 예측한 이미지를 모두 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>Probabilities of the classes</source>
      <translation>클래스별 확률</translation>
    </message>
  </context>
  <context>
    <name>ProblemList</name>
    <message>
      <source>Problems</source>
      <translation>문제</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>그 밖에 {count}개</translation>
    </message>
  </context>
  <context>
    <name>ReadOut</name>
    <message>
      <source>Epoch {epoch}: training loss {loss}, accuracy {accuracy}; no validation; rate {rate}; {time:.1f} s</source>
      <translation>에포크 {epoch}: 훈련 손실 {loss}, 정확도 {accuracy}; 검증 없음; 학습률 {rate}; {time:.1f}초</translation>
    </message>
    <message>
      <source>Epoch {epoch}: training loss {loss}, accuracy {accuracy}; validation loss {val_loss}, accuracy {val_accuracy}; rate {rate}; {time:.1f} s</source>
      <translation>에포크 {epoch}: 훈련 손실 {loss}, 정확도 {accuracy}; 검증 손실 {val_loss}, 정확도 {val_accuracy}; 학습률 {rate}; {time:.1f}초</translation>
    </message>
    <message>
      <source>Point at an epoch to read its figures. The wheel zooms, dragging moves, arrow keys step.</source>
      <translation>에포크를 가리키면 그 값이 나타납니다. 휠을 돌리면 확대·축소되고, 끌면 움직이며, 화살표 키로 한 에포크씩 옮겨 갑니다.</translation>
    </message>
    <message>
      <source>{rate:g} from step {step:,}</source>
      <translation>스텝 {step:,}부터 {rate:g}</translation>
    </message>
  </context>
  <context>
    <name>ReliabilityChart</name>
    <message>
      <source>1 image with a confidence of {low} to {high} %: read right: {accuracy}, mean confidence {mean}.</source>
      <translation>확신도 {low}~{high}%인 이미지 1장: 맞힌 비율 {accuracy}, 평균 확신도 {mean}.</translation>
    </message>
    <message>
      <source>No image is read with a confidence of {low} to {high} %.</source>
      <translation>확신도가 {low}~{high}%인 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>Reliability diagram</source>
      <translation>신뢰도 그림</translation>
    </message>
    <message>
      <source>as sure as right</source>
      <translation>확신도 = 정확도</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>확신도</translation>
    </message>
    <message>
      <source>fewer than {count} images</source>
      <translation>이미지 {count}장 미만</translation>
    </message>
    <message>
      <source>gap between the two</source>
      <translation>둘의 차이</translation>
    </message>
    <message>
      <source>images</source>
      <translation>이미지 수</translation>
    </message>
    <message>
      <source>mean confidence</source>
      <translation>평균 확신도</translation>
    </message>
    <message>
      <source>read right</source>
      <translation>맞힌 비율</translation>
    </message>
    <message>
      <source>without temperature</source>
      <translation>온도 적용 전</translation>
    </message>
    <message>
      <source>{count:,} images with a confidence of {low} to {high} %: read right: {accuracy}, mean confidence {mean}.</source>
      <translation>확신도 {low}~{high}%인 이미지 {count:,}장: 맞힌 비율 {accuracy}, 평균 확신도 {mean}.</translation>
    </message>
    <message>
      <source>{what} Of these, {shown:,} are shown now.</source>
      <translation>{what} 그중 지금 표시된 것은 {shown:,}장입니다.</translation>
    </message>
  </context>
  <context>
    <name>RepeatDialog</name>
    <message>
      <source>&amp;Seeds in all</source>
      <translation>전체 시드 수(&amp;S)</translation>
    </message>
    <message>
      <source>All of these runs are there already.</source>
      <translation>이 실행 기록들은 이미 모두 있습니다.</translation>
    </message>
    <message>
      <source>At least {count} are needed to judge a difference</source>
      <translation>차이를 판단하려면 적어도 {count}개가 필요합니다</translation>
    </message>
    <message>
      <source>Repeat with other seeds</source>
      <translation>다른 시드로 반복 학습</translation>
    </message>
    <message>
      <source>Seeds {first} to {last}: {kept} kept, {count} to train, about {time} in all.</source>
      <translation>시드 {first}~{last}: {kept}개는 이미 있고 {count}개를 새로 학습합니다. 모두 약 {time} 걸립니다.</translation>
    </message>
    <message>
      <source>The run itself did not come to its end: it was stopped after epoch {done:,} of {epochs:,}. So it does not count, and its seed is trained again too.</source>
      <translation>이 실행은 {epochs:,}에포크 중 {done:,}번째 에포크 뒤에 중지되어 끝까지 학습하지 않았습니다. 그래서 세지 않으며, 같은 시드로도 다시 학습합니다.</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>학습 시작</translation>
    </message>
    <message>
      <source>“{name}” is trained again with other seeds: other initial weights, other batches, and all else the same. How far the results scatter is the noise that a difference has to exceed.</source>
      <translation>“{name}” 모델을 시드만 바꾸어 다시 학습합니다. 초기 가중치와 배치가 달라지고 나머지는 모두 같습니다. 이때 결과가 흩어지는 정도가 잡음이며, 두 결과의 차이가 이 잡음보다 커야 의미가 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>ReportForm</name>
    <message>
      <source>&amp;In your own words</source>
      <translation>내가 쓰는 글(&amp;I)</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>이름(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Title</source>
      <translation>제목(&amp;T)</translation>
    </message>
    <message>
      <source>A report takes {count:,} letters; what comes after them is left out.</source>
      <translation>보고서에는 {count:,}자까지 들어갑니다. 그 뒤의 글은 빠집니다.</translation>
    </message>
    <message>
      <source>It is kept with the run as you type it.</source>
      <translation>입력하는 대로 실행 기록과 함께 보관됩니다.</translation>
    </message>
    <message>
      <source>P&amp;arts</source>
      <translation>넣을 부분(&amp;A)</translation>
    </message>
    <message>
      <source>What did you try, what did you expect, what came out, and why?</source>
      <translation>무엇을 해 보았고, 무엇을 예상했고, 결과는 어땠으며, 왜 그랬을까요?</translation>
    </message>
    <message>
      <source>What is not ticked is left out of the report.</source>
      <translation>표시하지 않은 부분은 보고서에서 빠집니다.</translation>
    </message>
  </context>
  <context>
    <name>ReportModel</name>
    <message>
      <source>F1</source>
      <translation>F1 점수</translation>
    </message>
    <message>
      <source>How many test images the class has.</source>
      <translation>이 클래스의 테스트 이미지 수입니다.</translation>
    </message>
    <message>
      <source>Of the images of this class, the share that was read as it.</source>
      <translation>이 클래스의 이미지 중 이 클래스로 예측한 비율입니다.</translation>
    </message>
    <message>
      <source>Of the images read as this class, the share that belongs to it.</source>
      <translation>이 클래스로 예측한 이미지 중 실제로 이 클래스인 비율입니다.</translation>
    </message>
    <message>
      <source>The harmonic mean of precision and recall: high only when both are.</source>
      <translation>정밀도와 재현율의 조화 평균입니다. 둘 다 높아야 높아집니다.</translation>
    </message>
    <message>
      <source>What the label says.</source>
      <translation>레이블이 가리키는 클래스입니다.</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>class</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>macro avg</source>
      <translation>매크로 평균</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>정밀도</translation>
    </message>
    <message>
      <source>recall</source>
      <translation>재현율</translation>
    </message>
    <message>
      <source>support</source>
      <translation>샘플 수</translation>
    </message>
    <message>
      <source>weighted avg</source>
      <translation>가중 평균</translation>
    </message>
  </context>
  <context>
    <name>ReportPreview</name>
    <message>
      <source>Pages of the report: {count}</source>
      <translation>보고서 쪽수: {count}</translation>
    </message>
    <message>
      <source>The report as it will be printed</source>
      <translation>인쇄될 모습 그대로의 보고서</translation>
    </message>
  </context>
  <context>
    <name>ReportWindow</name>
    <message>
      <source>&amp;Close</source>
      <translation>닫기(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Print…</source>
      <translation>인쇄(&amp;P)…</translation>
    </message>
    <message>
      <source>One file with all pictures in it, which every browser opens.</source>
      <translation>모든 그림이 들어 있는 파일 하나로, 어느 브라우저에서나 열립니다.</translation>
    </message>
    <message>
      <source>PDF file (*{suffix})</source>
      <translation>PDF 파일 (*{suffix})</translation>
    </message>
    <message>
      <source>Report on {name}</source>
      <translation>보고서 – {name}</translation>
    </message>
    <message>
      <source>Save as &amp;HTML…</source>
      <translation>HTML로 저장(&amp;H)…</translation>
    </message>
    <message>
      <source>Save as P&amp;DF…</source>
      <translation>PDF로 저장(&amp;D)…</translation>
    </message>
    <message>
      <source>Save the report as HTML</source>
      <translation>보고서를 HTML로 저장</translation>
    </message>
    <message>
      <source>Save the report as PDF</source>
      <translation>보고서를 PDF로 저장</translation>
    </message>
    <message>
      <source>The pages as they are shown here.</source>
      <translation>여기에 보이는 쪽 그대로입니다.</translation>
    </message>
    <message>
      <source>Web page (*{suffix})</source>
      <translation>웹 페이지 (*{suffix})</translation>
    </message>
  </context>
  <context>
    <name>ResultPages</name>
    <message>
      <source>Classification report</source>
      <translation>분류 보고서</translation>
    </message>
    <message>
      <source>Confusion matrix</source>
      <translation>혼동 행렬</translation>
    </message>
    <message>
      <source>Copied; paste it into a document.</source>
      <translation>복사했습니다. 문서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Copy as a picture</source>
      <translation>그림으로 복사</translation>
    </message>
    <message>
      <source>Copy as a table</source>
      <translation>표로 복사</translation>
    </message>
    <message>
      <source>Doubt</source>
      <translation>확신</translation>
    </message>
    <message>
      <source>How far the confidence can be believed, and when the network should say that it is unsure</source>
      <translation>확신도를 얼마나 믿을 수 있는지, 언제 확신하지 못한다고 말해야 하는지 보여 줍니다</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>지도</translation>
    </message>
    <message>
      <source>Matrix</source>
      <translation>행렬</translation>
    </message>
    <message>
      <source>Mistakes</source>
      <translation>오답</translation>
    </message>
    <message>
      <source>Picture (*.png)</source>
      <translation>그림(*.png)</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>보고서</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>저장</translation>
    </message>
    <message>
      <source>Save as a picture or a table…</source>
      <translation>그림이나 표로 저장…</translation>
    </message>
    <message>
      <source>Show the images of this cell</source>
      <translation>이 칸의 이미지 보기</translation>
    </message>
    <message>
      <source>Show the images of this class</source>
      <translation>이 클래스의 이미지 보기</translation>
    </message>
    <message>
      <source>Show the images of this column</source>
      <translation>이 구간의 이미지 보기</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>표(*.csv)</translation>
    </message>
    <message>
      <source>The most confused classes and the surest mistakes, in words</source>
      <translation>가장 많이 혼동한 클래스와 가장 확신한 오답을 글로 보여 줍니다</translation>
    </message>
    <message>
      <source>The test images as points: alike ones lie close together</source>
      <translation>테스트 이미지를 점으로 나타냅니다. 비슷한 이미지는 가까이 있습니다</translation>
    </message>
    <message>
      <source>Vector graphic (*.svg)</source>
      <translation>벡터 그래픽 (*.svg)</translation>
    </message>
  </context>
  <context>
    <name>ResultsTab</name>
    <message>
      <source>Getting ready…</source>
      <translation>준비하는 중…</translation>
    </message>
    <message>
      <source>Its result appears here when the training ends.</source>
      <translation>학습이 끝나면 여기에 결과가 나타납니다.</translation>
    </message>
    <message>
      <source>No result yet</source>
      <translation>아직 결과 없음</translation>
    </message>
    <message>
      <source>Press Train, or choose an earlier run above. What the network gets right and what it confuses then stands here, with every image behind it.</source>
      <translation>“학습 시작”을 누르거나 위에서 이전 실행 기록을 선택하세요. 그러면 신경망이 무엇을 맞히고 무엇을 혼동하는지가 이미지 하나하나와 함께 여기에 나타납니다.</translation>
    </message>
    <message>
      <source>Show a pre-trained network for {data}</source>
      <translation>{data}용 미리 학습된 신경망 보기</translation>
    </message>
    <message>
      <source>TensorFlow is being loaded, and a first result with it.</source>
      <translation>TensorFlow와 첫 결과를 불러오는 중입니다.</translation>
    </message>
    <message>
      <source>The network is learning</source>
      <translation>신경망이 학습하는 중</translation>
    </message>
  </context>
  <context>
    <name>ResumeBanner</name>
    <message>
      <source>A training was interrupted and cannot go on. {cause}</source>
      <translation>학습이 중단되었고 이어서 진행할 수 없습니다. {cause}</translation>
    </message>
    <message>
      <source>Ask again at the next start</source>
      <translation>다음에 시작할 때 다시 묻기</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>취소</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>이어서 학습</translation>
    </message>
    <message>
      <source>Continue anyway</source>
      <translation>그래도 이어서 학습</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>버리기</translation>
    </message>
    <message>
      <source>Discard what “{name}” has learned up to epoch {done}? It cannot be brought back.</source>
      <translation>“{name}” 실행이 {done}번째 에포크까지 학습한 내용을 버릴까요? 버리면 되돌릴 수 없습니다.</translation>
    </message>
    <message>
      <source>Forget this training.</source>
      <translation>이 학습을 버립니다.</translation>
    </message>
    <message>
      <source>Go on with the next epoch, as if nothing had happened.</source>
      <translation>아무 일도 없었던 것처럼 다음 에포크부터 이어서 학습합니다.</translation>
    </message>
    <message>
      <source>If “{name}” goes on now, it will not end as it would have without the interruption. {changes}</source>
      <translation>“{name}” 학습을 지금 이어서 진행하면 중단되지 않았을 때와 결과가 달라집니다. {changes}</translation>
    </message>
    <message>
      <source>Keep as it is</source>
      <translation>이대로 저장</translation>
    </message>
    <message>
      <source>Keep what it has learned so far as a run that was stopped.</source>
      <translation>지금까지 학습한 내용을 중지한 실행 기록으로 남깁니다.</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>나중에</translation>
    </message>
    <message>
      <source>Training of “{name}” on {data} was interrupted after epoch {done} of {epochs}, on {date} at {time}.</source>
      <translation>{data} 데이터로 진행하던 “{name}” 학습이 {date} {time}에 에포크 {epochs}번 중 {done}번을 마친 뒤 중단되었습니다.</translation>
    </message>
    <message>
      <source>Training of “{name}” on {data} was interrupted in its first epoch, on {date} at {time}.</source>
      <translation>{data} 데이터로 진행하던 “{name}” 학습이 {date} {time}에 첫 에포크에서 중단되었습니다.</translation>
    </message>
  </context>
  <context>
    <name>RunActions</name>
    <message>
      <source>A pre-trained run comes with the app and stays as it is: it cannot be renamed, annotated or deleted. “Use as a new model” makes one of it to work on.</source>
      <translation>미리 학습된 실행 기록은 앱에 들어 있는 것이라 바꿀 수 없습니다. 이름을 바꾸거나 메모를 쓰거나 삭제할 수 없습니다. “새 모델로 쓰기”를 누르면 고쳐 쓸 수 있는 모델이 만들어집니다.</translation>
    </message>
    <message>
      <source>Accuracy and size…</source>
      <translation>정확도와 크기…</translation>
    </message>
    <message>
      <source>Copy as a table</source>
      <translation>표로 복사</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>삭제</translation>
    </message>
    <message>
      <source>Filter by words</source>
      <translation>검색어로 거르기</translation>
    </message>
    <message>
      <source>Filter the runs by words</source>
      <translation>검색어로 실행 기록 거르기</translation>
    </message>
    <message>
      <source>More</source>
      <translation>더 보기</translation>
    </message>
    <message>
      <source>More actions</source>
      <translation>더 많은 작업</translation>
    </message>
    <message>
      <source>Name, data, layers, notes, optimizer, seed…: every word has to be there</source>
      <translation>이름, 데이터, 층, 메모, 옵티마이저, 시드…: 입력한 단어가 모두 들어 있어야 합니다</translation>
    </message>
    <message>
      <source>New model</source>
      <translation>새 모델</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>열기</translation>
    </message>
    <message>
      <source>Open in Results</source>
      <translation>결과 탭에서 열기</translation>
    </message>
    <message>
      <source>Open runs from a zip…</source>
      <translation>zip 파일에서 실행 기록 열기…</translation>
    </message>
    <message>
      <source>Read the list again</source>
      <translation>목록 새로 고침</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>다시 실행</translation>
    </message>
    <message>
      <source>Redo: {change}</source>
      <translation>다시 실행: {change}</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>이름 바꾸기</translation>
    </message>
    <message>
      <source>Rename, write notes, copy, save, open, undo…</source>
      <translation>이름 바꾸기, 메모 쓰기, 복사, 저장, 열기, 실행 취소…</translation>
    </message>
    <message>
      <source>Repeat</source>
      <translation>반복 학습</translation>
    </message>
    <message>
      <source>Repeat with other seeds…</source>
      <translation>다른 시드로 반복 학습…</translation>
    </message>
    <message>
      <source>Save as a zip…</source>
      <translation>zip 파일로 저장…</translation>
    </message>
    <message>
      <source>Save the epochs of the run (CSV)…</source>
      <translation>에포크별 기록 저장(CSV)…</translation>
    </message>
    <message>
      <source>Save the table (CSV)…</source>
      <translation>표 저장(CSV)…</translation>
    </message>
    <message>
      <source>Sweep…</source>
      <translation>스윕…</translation>
    </message>
    <message>
      <source>Tick all its seeds</source>
      <translation>시드만 다른 기록 모두 체크</translation>
    </message>
    <message>
      <source>Train on</source>
      <translation>더 학습</translation>
    </message>
    <message>
      <source>Train on…</source>
      <translation>더 학습…</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
    <message>
      <source>Undo: {change}</source>
      <translation>실행 취소: {change}</translation>
    </message>
    <message>
      <source>Untick all</source>
      <translation>모두 체크 해제</translation>
    </message>
    <message>
      <source>Use as a new model</source>
      <translation>새 모델로 쓰기</translation>
    </message>
    <message>
      <source>Write notes</source>
      <translation>메모 쓰기</translation>
    </message>
  </context>
  <context>
    <name>RunButtons</name>
    <message>
      <source>End the training now; what it learned is kept.</source>
      <translation>지금 학습을 끝냅니다. 그때까지 학습한 내용은 남습니다.</translation>
    </message>
    <message>
      <source>Go on to the end of the epoch, validation included, then pause.</source>
      <translation>검증까지 포함해 이 에포크가 끝날 때까지 진행하고 멈춥니다.</translation>
    </message>
    <message>
      <source>Go on with the training.</source>
      <translation>학습을 이어서 진행합니다.</translation>
    </message>
    <message>
      <source>Hold the training where it is.</source>
      <translation>학습을 지금 위치에서 잠시 멈춥니다.</translation>
    </message>
    <message>
      <source>Mend the problem above first.</source>
      <translation>먼저 위에 나온 문제를 해결하세요.</translation>
    </message>
    <message>
      <source>One epoch</source>
      <translation>한 에포크</translation>
    </message>
    <message>
      <source>One step</source>
      <translation>한 스텝</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>일시 정지</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>계속</translation>
    </message>
    <message>
      <source>Start training with these layers and settings.</source>
      <translation>이 층과 설정으로 학습을 시작합니다.</translation>
    </message>
    <message>
      <source>Start training, go on to the end of the first epoch and pause.</source>
      <translation>학습을 시작하여 첫 에포크가 끝날 때까지 진행하고 멈춥니다.</translation>
    </message>
    <message>
      <source>Start training, take one step of the optimizer (one batch) and pause.</source>
      <translation>학습을 시작하여 옵티마이저로 한 스텝(배치 하나)만 진행하고 멈춥니다.</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>중지</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>중지하는 중…</translation>
    </message>
    <message>
      <source>Take one step of the optimizer (one batch), then pause.</source>
      <translation>옵티마이저로 한 스텝(배치 하나)만 진행하고 멈춥니다.</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>학습 시작</translation>
    </message>
    <message>
      <source>Training cannot start. {reason}</source>
      <translation>학습을 시작할 수 없습니다. {reason}</translation>
    </message>
    <message>
      <source>What is changed above counts for the next run.</source>
      <translation>위에서 바꾼 내용은 다음 학습부터 적용됩니다.</translation>
    </message>
  </context>
  <context>
    <name>RunChooser</name>
    <message>
      <source>Choose a run…</source>
      <translation>실행 기록 선택…</translation>
    </message>
    <message>
      <source>No run is kept yet</source>
      <translation>아직 저장된 실행 기록 없음</translation>
    </message>
    <message>
      <source>Open an earlier run</source>
      <translation>이전 실행 기록 열기</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>실행 기록</translation>
    </message>
  </context>
  <context>
    <name>RunCurves</name>
    <message>
      <source>Band: smallest to largest of the seeds.</source>
      <translation>띠: 시드별 최솟값부터 최댓값까지.</translation>
    </message>
    <message>
      <source>Curves of the ticked runs; the arrow keys go from epoch to epoch</source>
      <translation>체크한 실행 기록의 곡선. 화살표 키로 에포크를 옮겨 다닙니다</translation>
    </message>
    <message>
      <source>Curves of {figure} over epochs</source>
      <translation>에포크별 {figure} 곡선</translation>
    </message>
    <message>
      <source>Log loss</source>
      <translation>손실 로그 눈금</translation>
    </message>
    <message>
      <source>Logarithmic scale: equal distances mean equal factors; small losses can be told apart</source>
      <translation>로그 눈금: 간격이 같으면 비율이 같습니다. 작은 손실도 구별할 수 있습니다</translation>
    </message>
    <message>
      <source>Mean of repeats</source>
      <translation>반복 평균</translation>
    </message>
    <message>
      <source>Point at an epoch to read it.</source>
      <translation>에포크를 가리키면 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>Runs that differ only in their seed become one curve: their mean, in a band from the smallest to the largest value, as far as all of them went</source>
      <translation>시드만 다른 실행 기록을 한 곡선으로 묶습니다. 모두가 학습한 에포크까지, 평균을 곡선으로, 최솟값부터 최댓값까지를 띠로 그립니다</translation>
    </message>
    <message>
      <source>Show the accuracies of the later epochs enlarged, instead of 0 to 100 %</source>
      <translation>정확도를 0~100% 대신 뒤쪽 에포크의 범위로 확대해서 보여 줍니다</translation>
    </message>
    <message>
      <source>Solid: validation. Dashed: training.</source>
      <translation>실선: 검증. 점선: 훈련.</translation>
    </message>
    <message>
      <source>Zoom accuracy</source>
      <translation>정확도 확대</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>rate {rate:g}</source>
      <translation>학습률 {rate:g}</translation>
    </message>
  </context>
  <context>
    <name>RunEdits</name>
    <message>
      <source>Opened 1 run from {file}.</source>
      <translation>{file} 파일에서 실행 기록 1개를 열었습니다.</translation>
    </message>
    <message>
      <source>Opened {count:,} runs from {file}.</source>
      <translation>{file} 파일에서 실행 기록 {count:,}개를 열었습니다.</translation>
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation>{file} 파일을 저장했습니다.</translation>
    </message>
  </context>
  <context>
    <name>RunListModel</name>
    <message>
      <source>Pre-trained</source>
      <translation>미리 학습됨</translation>
    </message>
    <message>
      <source>{count:,} older runs are listed in Compare</source>
      <translation>더 오래된 실행 기록 {count:,}개는 비교 탭에 있습니다</translation>
    </message>
    <message>
      <source>{name}, seed {seed}</source>
      <translation>{name}, 시드 {seed}</translation>
    </message>
    <message>
      <source>{run} (damaged)</source>
      <translation>{run} (손상됨)</translation>
    </message>
  </context>
  <context>
    <name>RunName</name>
    <message>
      <source>Name</source>
      <translation>이름</translation>
    </message>
    <message>
      <source>Name of the next run</source>
      <translation>다음 실행의 이름</translation>
    </message>
    <message>
      <source>Predicted…</source>
      <translation>예상함…</translation>
    </message>
    <message>
      <source>Predict…</source>
      <translation>예상…</translation>
    </message>
    <message>
      <source>What the next run is called. Left empty, it gets the name that stands there in grey.</source>
      <translation>다음 실행의 이름입니다. 비워 두면 회색으로 보이는 이름을 씁니다.</translation>
    </message>
    <message>
      <source>Write down what you expect of the next run, to hold it against what comes of it</source>
      <translation>다음 실행에서 예상하는 것을 적어 두었다가 결과와 견주어 봅니다</translation>
    </message>
  </context>
  <context>
    <name>RunScatter</name>
    <message>
      <source>On the Pareto front: no other run is as small and as good.</source>
      <translation>파레토 경계에 있습니다. 이만큼 작으면서 이만큼 좋은 실행 기록은 없습니다.</translation>
    </message>
    <message>
      <source>{name}: {parameters:,} parameters, {share} of the test images read right.</source>
      <translation>{name}: 매개변수 {parameters:,}개, 테스트 정확도 {share}.</translation>
    </message>
  </context>
  <context>
    <name>RunStatus</name>
    <message>
      <source>Epoch {epoch} of {epochs}, step {step} of {steps}</source>
      <translation>에포크 {epoch}/{epochs}, 스텝 {step}/{steps}</translation>
    </message>
    <message>
      <source>Finished in {time}. Look at the results, or change something and train again.</source>
      <translation>{time} 만에 학습을 마쳤습니다. 결과를 살펴보거나, 설정을 바꾸어 다시 학습해 보세요.</translation>
    </message>
    <message>
      <source>Interrupted after {time}. What was learned until then is kept.</source>
      <translation>{time} 만에 중단되었습니다. 그때까지 학습한 내용은 남아 있습니다.</translation>
    </message>
    <message>
      <source>Loading TensorFlow…</source>
      <translation>TensorFlow를 불러오는 중…</translation>
    </message>
    <message>
      <source>One step: epoch {epoch} of {epochs}, step {step} of {steps}</source>
      <translation>한 스텝: 에포크 {epoch}/{epochs}, 스텝 {step}/{steps}</translation>
    </message>
    <message>
      <source>Opening the run…</source>
      <translation>실행 기록을 여는 중…</translation>
    </message>
    <message>
      <source>Paused before epoch {epoch:,} of {epochs:,}</source>
      <translation>일시 정지: 에포크 {epoch:,}/{epochs:,} 시작 전</translation>
    </message>
    <message>
      <source>Paused in epoch {epoch:,} after step {step:,} of {steps:,}</source>
      <translation>일시 정지: 에포크 {epoch:,}, 스텝 {step:,}/{steps:,}까지 진행</translation>
    </message>
    <message>
      <source>Pausing…</source>
      <translation>일시 정지하는 중…</translation>
    </message>
    <message>
      <source>Progress of the training over all epochs</source>
      <translation>전체 에포크의 학습 진행률</translation>
    </message>
    <message>
      <source>Ready to train.</source>
      <translation>학습할 준비가 되었습니다.</translation>
    </message>
    <message>
      <source>Starting: TensorFlow is being loaded…</source>
      <translation>시작하는 중: TensorFlow를 불러오고 있습니다…</translation>
    </message>
    <message>
      <source>Starting: digits are being made up…</source>
      <translation>시작하는 중: 숫자를 지어내고 있습니다…</translation>
    </message>
    <message>
      <source>Starting…</source>
      <translation>시작하는 중…</translation>
    </message>
    <message>
      <source>Stopped by hand after {time}. What was learned until then is kept.</source>
      <translation>{time} 만에 중지했습니다. 그때까지 학습한 내용은 남아 있습니다.</translation>
    </message>
    <message>
      <source>Stopped early after {time}: validation no longer improved.</source>
      <translation>{time} 만에 조기 종료되었습니다. 검증 결과가 더 나아지지 않았습니다.</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>중지하는 중…</translation>
    </message>
    <message>
      <source>TensorFlow could not be loaded; only the from-scratch engine can train.</source>
      <translation>TensorFlow를 불러올 수 없습니다. 밑바닥부터 구현한 엔진으로만 학습할 수 있습니다.</translation>
    </message>
    <message>
      <source>Testing the network on images it has never seen…</source>
      <translation>처음 보는 이미지로 신경망을 테스트하는 중…</translation>
    </message>
    <message>
      <source>The checkpoint</source>
      <translation>체크포인트</translation>
    </message>
    <message>
      <source>The learning rate is {rate:g} from epoch {epoch:,} on.</source>
      <translation>에포크 {epoch:,}부터 학습률은 {rate:g}입니다.</translation>
    </message>
    <message>
      <source>The learning rate is {rate:g} from step {step:,} of epoch {epoch:,} on.</source>
      <translation>에포크 {epoch:,}의 스텝 {step:,}부터 학습률은 {rate:g}입니다.</translation>
    </message>
    <message>
      <source>The training failed. {message}</source>
      <translation>학습에 실패했습니다. {message}</translation>
    </message>
    <message>
      <source>The training goes on, but is not saved on the way: {cause}</source>
      <translation>학습은 계속되지만 중간 결과가 저장되지 않습니다: {cause}</translation>
    </message>
    <message>
      <source>The training is saved after each epoch again.</source>
      <translation>다시 에포크가 끝날 때마다 학습 상태를 저장합니다.</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>실패</translation>
    </message>
    <message>
      <source>finished</source>
      <translation>완료</translation>
    </message>
    <message>
      <source>interrupted</source>
      <translation>중단</translation>
    </message>
    <message>
      <source>not saved</source>
      <translation>저장 안 됨</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>일시 정지됨</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>중지됨</translation>
    </message>
    <message>
      <source>stopped early</source>
      <translation>조기 종료됨</translation>
    </message>
    <message>
      <source>training {accuracy}</source>
      <translation>훈련 {accuracy}</translation>
    </message>
    <message>
      <source>validation {accuracy}</source>
      <translation>검증 {accuracy}</translation>
    </message>
    <message>
      <source>{seen:,} of {count:,} images</source>
      <translation>이미지 {count:,}장 중 {seen:,}장</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>{time} 남음</translation>
    </message>
    <message>
      <source>{where}, mean loss so far {loss:.4f}</source>
      <translation>{where}, 지금까지의 평균 손실 {loss:.4f}</translation>
    </message>
  </context>
  <context>
    <name>RunSummary</name>
    <message>
      <source>Failed in epoch {next}, after {time}.</source>
      <translation>에포크 {next}에서 실패했습니다. 걸린 시간: {time}.</translation>
    </message>
    <message>
      <source>Finished with epoch {done}, in {time}.</source>
      <translation>에포크 {done}까지 학습을 마쳤습니다. 걸린 시간: {time}.</translation>
    </message>
    <message>
      <source>Interrupted in epoch {next}, after {time}.</source>
      <translation>에포크 {next}에서 중단되었습니다. 걸린 시간: {time}.</translation>
    </message>
    <message>
      <source>It goes up to epoch {epochs}.</source>
      <translation>에포크 {epochs}까지 학습합니다.</translation>
    </message>
    <message>
      <source>Network without a name</source>
      <translation>이름 없는 신경망</translation>
    </message>
    <message>
      <source>No run yet</source>
      <translation>아직 실행 기록이 없습니다</translation>
    </message>
    <message>
      <source>Press Train: the curves grow here while the network learns.</source>
      <translation>“학습 시작”을 누르세요. 신경망이 학습하는 동안 여기에 곡선이 그려집니다.</translation>
    </message>
    <message>
      <source>Results and Draw show it as it was after epoch {epoch}, the dotted line.</source>
      <translation>결과 탭과 그리기 탭에서는 점선으로 표시된 에포크 {epoch} 직후의 상태를 보여 줍니다.</translation>
    </message>
    <message>
      <source>Results and Draw use the weights of epoch {epoch}, the last.</source>
      <translation>결과 탭과 그리기 탭에서는 마지막 에포크인 에포크 {epoch}의 가중치를 씁니다.</translation>
    </message>
    <message>
      <source>Results and Draw use the weights of epoch {epoch}, the one with the highest validation accuracy.</source>
      <translation>결과 탭과 그리기 탭에서는 검증 정확도가 가장 높은 에포크 {epoch}의 가중치를 씁니다.</translation>
    </message>
    <message>
      <source>Results and Draw use the weights of epoch {epoch}, the one with the lowest validation loss.</source>
      <translation>결과 탭과 그리기 탭에서는 검증 손실이 가장 작은 에포크 {epoch}의 가중치를 씁니다.</translation>
    </message>
    <message>
      <source>Stopped by hand in epoch {next}, after {time}.</source>
      <translation>에포크 {next}에서 중지했습니다. 걸린 시간: {time}.</translation>
    </message>
    <message>
      <source>Stopped early with epoch {done}, in {time}.</source>
      <translation>에포크 {done}에서 조기 종료되었습니다. 걸린 시간: {time}.</translation>
    </message>
    <message>
      <source>{data}: {fit:,} images to fit, {validation:,} to validate. {optimizer} at {rates} ({schedule}), batches of {batch}.</source>
      <translation>{data}: 훈련용 {fit:,}장, 검증용 {validation:,}장. {optimizer}, 학습률 {rates} ({schedule}), 배치 크기 {batch}.</translation>
    </message>
    <message>
      <source>{name} (pre-trained)</source>
      <translation>{name} (미리 학습됨)</translation>
    </message>
  </context>
  <context>
    <name>RunTable</name>
    <message>
      <source>Kept runs</source>
      <translation>저장된 실행 기록</translation>
    </message>
  </context>
  <context>
    <name>RunTableModel</name>
    <message>
      <source>Best validation</source>
      <translation>검증(최고)</translation>
    </message>
    <message>
      <source>By</source>
      <translation>만든 사람</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>데이터</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>날짜</translation>
    </message>
    <message>
      <source>How long it trained</source>
      <translation>학습에 걸린 시간</translation>
    </message>
    <message>
      <source>How many numbers it learned or keeps</source>
      <translation>모델이 학습하거나 저장하는 수의 개수</translation>
    </message>
    <message>
      <source>Its accuracy on the test images</source>
      <translation>테스트 이미지에서의 정확도</translation>
    </message>
    <message>
      <source>Its layers from input to output</source>
      <translation>입력부터 출력까지의 층</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>모델</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>이름</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>메모</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>매개변수 수</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>시드</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>테스트</translation>
    </message>
    <message>
      <source>The data set that it learned from</source>
      <translation>학습에 쓴 데이터셋</translation>
    </message>
    <message>
      <source>The highest accuracy of all its epochs on the images that were set aside</source>
      <translation>떼어 둔 이미지에서 잰 정확도 가운데 모든 에포크에서 가장 높은 값</translation>
    </message>
    <message>
      <source>The number that its initial weights and its batches were drawn with</source>
      <translation>처음 가중치와 배치를 뽑을 때 쓴 숫자</translation>
    </message>
    <message>
      <source>Tick runs to see them over one another below</source>
      <translation>실행 기록을 체크하면 아래에서 겹쳐 볼 수 있습니다</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>시간</translation>
    </message>
    <message>
      <source>What you wrote about it</source>
      <translation>이 실행 기록에 적어 둔 메모</translation>
    </message>
    <message>
      <source>When its training began</source>
      <translation>학습을 시작한 때</translation>
    </message>
    <message>
      <source>Who trained it</source>
      <translation>이 실행을 학습시킨 사람</translation>
    </message>
    <message>
      <source>{column}: {value}</source>
      <translation>{column}: {value}</translation>
    </message>
  </context>
  <context>
    <name>RunningLesson</name>
    <message>
      <source>Goal met: {count} of {all} in this lesson.</source>
      <translation>목표를 이루었습니다. 이 수업의 목표 {all}개 가운데 {count}개째입니다.</translation>
    </message>
  </context>
  <context>
    <name>SaliencyPage</name>
    <message>
      <source>&amp;Patch in pixels</source>
      <translation>조각의 픽셀 수(&amp;P)</translation>
    </message>
    <message>
      <source>A black square of this size covers each part of the image in turn.</source>
      <translation>이 크기의 검은 정사각형이 이미지의 각 부분을 차례로 가립니다.</translation>
    </message>
    <message>
      <source>Class whose reasons are shown</source>
      <translation>근거를 보여 줄 클래스</translation>
    </message>
    <message>
      <source>Gradient times input shows which bright pixels would raise (orange) or lower (blue) the class's logit if they became a little brighter; it does not show what the network would say of a really different image.</source>
      <translation>기울기 × 입력은 밝은 픽셀이 조금 더 밝아지면 그 클래스의 로짓이 오르는지(주황) 내리는지(파랑) 보여 줍니다. 많이 다른 이미지에 신경망이 무엇이라고 답할지는 보여 주지 않습니다.</translation>
    </message>
    <message>
      <source>Image and saliency maps</source>
      <translation>이미지와 중요도 맵</translation>
    </message>
    <message>
      <source>No pixel speaks for or against {name}: the image is empty for this network.</source>
      <translation>클래스 {name}: 지지하거나 반대하는 픽셀이 없습니다. 이 신경망에는 빈 이미지입니다.</translation>
    </message>
    <message>
      <source>Occlusion shows how far the probability falls (orange) or rises (blue) when a black patch covers the place; it proves that this place matters with this patch, not that the others do not matter.</source>
      <translation>가리기는 검은 조각이 그곳을 가릴 때 확률이 얼마나 떨어지는지(주황) 오르는지(파랑) 보여 줍니다. 이 조각으로 볼 때 그곳이 중요하다는 증거이지, 다른 곳이 중요하지 않다는 증거는 아닙니다.</translation>
    </message>
    <message>
      <source>Side of the patch that covers the image</source>
      <translation>이미지를 가리는 조각의 한 변</translation>
    </message>
    <message>
      <source>What speaks for &amp;class</source>
      <translation>근거를 볼 클래스(&amp;C)</translation>
    </message>
    <message>
      <source>Working out which pixels matter…</source>
      <translation>어느 픽셀이 중요한지 계산하는 중…</translation>
    </message>
    <message>
      <source>gradient × input</source>
      <translation>기울기 × 입력</translation>
    </message>
    <message>
      <source>occlusion, at most {share}</source>
      <translation>가리기, 최대 {share}</translation>
    </message>
    <message>
      <source>the image</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>the predicted class</source>
      <translation>예측한 클래스</translation>
    </message>
    <message>
      <source>{name} has {share}; gradient × input adds up to {sum}.</source>
      <translation>{name}: {share}. 기울기 × 입력의 합: {sum}.</translation>
    </message>
    <message>
      <source>{name} has {share}; no test image shows this class, so it was never tested.</source>
      <translation>{name}: {share}. 이 클래스의 테스트 이미지가 없으므로 한 번도 시험하지 않았습니다.</translation>
    </message>
  </context>
  <context>
    <name>SampleDetail</name>
    <message>
      <source>Close this image</source>
      <translation>이 이미지 닫기</translation>
    </message>
    <message>
      <source>Right: {true}, read as {predicted} with {share}.</source>
      <translation>맞음: 실제 {true}, 예측 {predicted}, 확률 {share}.</translation>
    </message>
    <message>
      <source>Test image {index:,}</source>
      <translation>테스트 이미지 {index:,}</translation>
    </message>
    <message>
      <source>Wrong: {true}, but read as {predicted} with {share}.</source>
      <translation>틀림: 실제 {true}, 예측 {predicted}, 확률 {share}.</translation>
    </message>
  </context>
  <context>
    <name>SamplesPanel</name>
    <message>
      <source>Copied; paste it into a document.</source>
      <translation>복사했습니다. 문서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Copy the picture</source>
      <translation>그림 복사</translation>
    </message>
    <message>
      <source>Copy what is shown as a table</source>
      <translation>표시된 내용을 표로 복사</translation>
    </message>
    <message>
      <source>No test image fits this choice.</source>
      <translation>이 조건에 맞는 테스트 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>Save what is shown as a table (CSV)…</source>
      <translation>보이는 것을 표(CSV)로 저장…</translation>
    </message>
    <message>
      <source>Show all of {true} read as {predicted}</source>
      <translation>실제 {true}, 예측 {predicted}인 이미지 모두 보기</translation>
    </message>
    <message>
      <source>Show this image large</source>
      <translation>이 이미지 크게 보기</translation>
    </message>
    <message>
      <source>Test images with predictions</source>
      <translation>테스트 이미지와 예측</translation>
    </message>
    <message>
      <source>True class {true}, predicted class {predicted}, confidence {share}</source>
      <translation>실제 클래스 {true}, 예측 클래스 {predicted}, 확신도 {share}</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>확신도</translation>
    </message>
    <message>
      <source>predicted class</source>
      <translation>예측 클래스</translation>
    </message>
    <message>
      <source>test image</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>true class</source>
      <translation>실제 클래스</translation>
    </message>
    <message>
      <source>{shown:,} of {count:,} test images: true → predicted class, confidence</source>
      <translation>테스트 이미지 {count:,}장 중 {shown:,}장: 실제 클래스 → 예측 클래스, 확신도</translation>
    </message>
  </context>
  <context>
    <name>SaveAgain</name>
    <message>
      <source>{count:,} runs are saved.</source>
      <translation>실행 기록 {count:,}개를 저장했습니다.</translation>
    </message>
    <message>
      <source>“{name}” is saved.</source>
      <translation>“{name}”: 저장했습니다.</translation>
    </message>
  </context>
  <context>
    <name>SetUpLine</name>
    <message>
      <source>Put back the layers and settings that stood there before</source>
      <translation>전에 있던 층과 설정으로 되돌립니다</translation>
    </message>
    <message>
      <source>Set up: {change}. Train it, then hold both runs against each other in Compare.</source>
      <translation>준비됨: {change}. 학습한 뒤 비교 탭에서 두 실행을 견주어 보세요.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>실행 취소</translation>
    </message>
  </context>
  <context>
    <name>SizeScatter</name>
    <message>
      <source>Accuracy against the number of parameters</source>
      <translation>매개변수 수에 따른 정확도</translation>
    </message>
    <message>
      <source>No network is measured yet.</source>
      <translation>아직 잰 신경망이 없습니다.</translation>
    </message>
    <message>
      <source>parameters</source>
      <translation>매개변수</translation>
    </message>
  </context>
  <context>
    <name>SizeView</name>
    <message>
      <source>On the Pareto front: none is smaller and as good.</source>
      <translation>파레토 경계에 있습니다. 더 작으면서 이만큼 좋은 멤버가 없습니다.</translation>
    </message>
    <message>
      <source>{member} {parameters:,} parameters.</source>
      <translation>{member} 매개변수 {parameters:,}개.</translation>
    </message>
  </context>
  <context>
    <name>SizesWindow</name>
    <message>
      <source>&amp;Open in Results</source>
      <translation>결과 탭에서 열기(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Tested on</source>
      <translation>테스트 데이터(&amp;T)</translation>
    </message>
    <message>
      <source>Accuracy and size</source>
      <translation>정확도와 크기</translation>
    </message>
    <message>
      <source>Data set whose runs are shown</source>
      <translation>실행 기록을 보여 줄 데이터셋</translation>
    </message>
    <message>
      <source>Each mark is a run of the list in Compare, and the dashed line is the Pareto front. Choose a mark to see which run it is.</source>
      <translation>점 하나가 비교 탭 목록의 실행 기록 하나이고, 파선은 파레토 경계입니다. 점을 선택하면 어느 실행 기록인지 알 수 있습니다.</translation>
    </message>
    <message>
      <source>Only runs that were tested on the same images can be compared</source>
      <translation>같은 이미지로 테스트한 실행 기록만 견줄 수 있습니다</translation>
    </message>
    <message>
      <source>Runs without a test accuracy: {count:,}; they have no mark.</source>
      <translation>테스트 정확도가 없어 점이 없는 실행 기록: {count:,}개.</translation>
    </message>
    <message>
      <source>Show the results of the run whose mark is chosen</source>
      <translation>선택한 점의 실행 기록을 결과 탭에서 봅니다</translation>
    </message>
    <message>
      <source>{data} (runs: {count:,})</source>
      <translation>{data} (실행 기록 {count:,}개)</translation>
    </message>
  </context>
  <context>
    <name>SketchPad</name>
    <message>
      <source>Draw a digit: the layers follow the pen. The keys 0 to 9 draw one for you, Delete clears the pad.</source>
      <translation>숫자를 그리면 층이 펜을 따라갑니다. 0부터 9까지의 키는 숫자를 대신 그려 주고, Delete 키는 판을 지웁니다.</translation>
    </message>
    <message>
      <source>Draw here</source>
      <translation>여기에 그려 보세요</translation>
    </message>
    <message>
      <source>Small drawing pad</source>
      <translation>작은 그리기 판</translation>
    </message>
  </context>
  <context>
    <name>SplitPanel</name>
    <message>
      <source>&amp;Seed</source>
      <translation>시드(&amp;S)</translation>
    </message>
    <message>
      <source>Draw again</source>
      <translation>다시 나누기</translation>
    </message>
    <message>
      <source>Draws the split with the seed beside it; when that is the present one, with a new one.</source>
      <translation>옆의 시드로 데이터를 나눕니다. 그것이 지금 쓰는 시드이면 새 시드로 나눕니다.</translation>
    </message>
    <message>
      <source>Seed of the split</source>
      <translation>데이터를 나누는 시드</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>데이터 나누기</translation>
    </message>
    <message>
      <source>The same seed draws the same split on every computer. Enter draws with it.</source>
      <translation>시드가 같으면 어느 컴퓨터에서나 똑같이 나뉩니다. Enter를 누르면 이 시드로 나눕니다.</translation>
    </message>
    <message>
      <source>{share} of the training images are set aside for validation, drawn with seed {seed} and stratified: each class keeps its share. The test images are never trained on.</source>
      <translation>훈련 이미지의 {share}를 검증용으로 떼어 둡니다(시드 {seed}, 층화 추출: 클래스별 비율을 그대로 유지). 테스트 이미지로는 절대 학습하지 않습니다.</translation>
    </message>
    <message>
      <source>{share} of the training images are set aside for validation, drawn with seed {seed}, not stratified. The test images are never trained on.</source>
      <translation>훈련 이미지의 {share}를 검증용으로 떼어 둡니다(시드 {seed}, 층화 추출 안 함). 테스트 이미지로는 절대 학습하지 않습니다.</translation>
    </message>
    <message>
      <source>{share} of the training images are set aside for validation, drawn with seed {seed}. Some of the test images are among the training images, on purpose.</source>
      <translation>훈련 이미지의 {share}를 검증용으로 떼어 둡니다(시드 {seed}). 테스트 이미지의 일부가 일부러 훈련 이미지에 들어 있습니다.</translation>
    </message>
  </context>
  <context>
    <name>StageStrip</name>
    <message>
      <source>1 kernel {size}×{size}</source>
      <translation>{size}×{size} 커널 1개</translation>
    </message>
    <message>
      <source>Shapes of all stages</source>
      <translation>모든 단계의 형태</translation>
    </message>
    <message>
      <source>average pooling</source>
      <translation>평균 풀링</translation>
    </message>
    <message>
      <source>max pooling</source>
      <translation>최대 풀링</translation>
    </message>
    <message>
      <source>one channel</source>
      <translation>채널 1개</translation>
    </message>
    <message>
      <source>picture</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>{count} kernels {size}×{size}</source>
      <translation>{size}×{size} 커널 {count}개</translation>
    </message>
  </context>
  <context>
    <name>Strip</name>
    <message>
      <source>Layers of the network</source>
      <translation>신경망의 층</translation>
    </message>
    <message>
      <source>acts in training only</source>
      <translation>학습 중에만 작동</translation>
    </message>
    <message>
      <source>class</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>max = {largest}</source>
      <translation>max = {largest}</translation>
    </message>
    <message>
      <source>p = exp / sum</source>
      <translation>p = exp / 합</translation>
    </message>
    <message>
      <source>sum of exp = {total}</source>
      <translation>exp의 합 = {total}</translation>
    </message>
    <message>
      <source>{dead:,} of {count:,} dead</source>
      <translation>{count:,}개 중 {dead:,}개 죽음</translation>
    </message>
    <message>
      <source>{unit}: {value}</source>
      <translation>{unit}: {value}</translation>
    </message>
    <message>
      <source>{unit}: {value} at its strongest place</source>
      <translation>{unit}: 가장 강한 곳에서 {value}</translation>
    </message>
    <message>
      <source>{words}; dead, never above zero</source>
      <translation>{words}. 죽은 유닛, 0보다 커지지 않음</translation>
    </message>
  </context>
  <context>
    <name>StudentBanner</name>
    <message>
      <source>Keep</source>
      <translation>저장</translation>
    </message>
    <message>
      <source>No name</source>
      <translation>이름 없이</translation>
    </message>
    <message>
      <source>Whose runs are these? Compare shows the name.</source>
      <translation>누구의 실행 기록인가요? 비교 탭에 이름이 보입니다.</translation>
    </message>
    <message>
      <source>Write no name, and do not ask again.</source>
      <translation>이름을 적지 않습니다. 다시 묻지 않습니다.</translation>
    </message>
    <message>
      <source>Write this name into every run from now on. Train &gt; Your name… changes it.</source>
      <translation>지금부터 모든 실행 기록에 이 이름을 적습니다. ‘학습 &gt; 내 이름…’에서 바꿀 수 있습니다.</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>내 이름</translation>
    </message>
  </context>
  <context>
    <name>StudentDialog</name>
    <message>
      <source>&amp;Name</source>
      <translation>이름(&amp;N)</translation>
    </message>
    <message>
      <source>It is written into every run that is trained from now on, and Compare shows it. It stays on this computer and in what you save from here. Leave it empty to write none.</source>
      <translation>지금부터 학습하는 모든 실행 기록에 적히고, 비교 탭에 보입니다. 이 컴퓨터와 여기서 저장하는 파일에만 남습니다. 적지 않으려면 비워 두세요.</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>내 이름</translation>
    </message>
  </context>
  <context>
    <name>SumPanel</name>
    <message>
      <source>+ bias {bias} = {sum}</source>
      <translation>+ 편향 {bias} = {sum}</translation>
    </message>
    <message>
      <source>Gray {gray}. Point at a feature map to see its sums.</source>
      <translation>밝기 {gray}. 특성 맵을 가리키면 합을 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>Red {red}, green {green}, blue {blue}. Point at a feature map to see its sums.</source>
      <translation>빨강 {red}, 초록 {green}, 파랑 {blue}. 특성 맵을 가리키면 합을 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>The largest of {numbers} is {value}</source>
      <translation>{numbers} 중 가장 큰 값: {value}</translation>
    </message>
    <message>
      <source>The mean of {numbers} is {value}</source>
      <translation>{numbers}의 평균: {value}</translation>
    </message>
    <message>
      <source>The sum behind the pixel</source>
      <translation>픽셀 값을 만든 합</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>커널</translation>
    </message>
    <message>
      <source>largest: {value}</source>
      <translation>최댓값: {value}</translation>
    </message>
    <message>
      <source>mean of {count}: {value}</source>
      <translation>{count}개의 평균: {value}</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>픽셀 값</translation>
    </message>
    <message>
      <source>products</source>
      <translation>곱한 값</translation>
    </message>
    <message>
      <source>sum of {count} maps</source>
      <translation>맵 {count}개의 합</translation>
    </message>
    <message>
      <source>sum {total}</source>
      <translation>합계 {total}</translation>
    </message>
    <message>
      <source>window</source>
      <translation>창 안의 값</translation>
    </message>
    <message>
      <source>{activation} → {value}</source>
      <translation>{activation} → {value}</translation>
    </message>
    <message>
      <source>{map}, row {row}, column {column}: {value}</source>
      <translation>{map}, {row}행 {column}열: {value}</translation>
    </message>
    <message>
      <source>{total} is the sum of {count} products</source>
      <translation>{total}: 곱 {count}개의 합</translation>
    </message>
  </context>
  <context>
    <name>SweepBanner</name>
    <message>
      <source>Ask again at the next start</source>
      <translation>다음에 시작할 때 다시 묻기</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>이어서 학습</translation>
    </message>
    <message>
      <source>Look at what its members have learned, and decide there</source>
      <translation>멤버들이 무엇을 학습했는지 보고, 거기에서 정합니다</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>보기</translation>
    </message>
    <message>
      <source>The sweep “{name}” of {count:,} runs was interrupted; {over:,} of them are done.</source>
      <translation>스윕 “{name}”: 실행 {count:,}개 중 {over:,}개를 마치고 중단되었습니다.</translation>
    </message>
    <message>
      <source>Train the members that are left; those that were begun go on where they were</source>
      <translation>남은 멤버를 학습합니다. 시작했던 멤버는 멈춘 곳에서 계속합니다</translation>
    </message>
  </context>
  <context>
    <name>SweepBar</name>
    <message>
      <source>&amp;Pause</source>
      <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>중지(&amp;S)</translation>
    </message>
    <message>
      <source>A run is in training, too: the two share the processor, and both take longer.</source>
      <translation>다른 실행도 학습 중입니다. 프로세서를 나누어 쓰므로 둘 다 더 오래 걸립니다.</translation>
    </message>
    <message>
      <source>About {time} left.</source>
      <translation>남은 시간 약 {time}.</translation>
    </message>
    <message>
      <source>Be done with it: what members have learned is kept as runs; members that have not started are not trained</source>
      <translation>여기서 끝냅니다. 멤버가 학습한 것은 실행으로 저장하고, 시작하지 않은 멤버는 학습하지 않습니다</translation>
    </message>
    <message>
      <source>En&amp;d</source>
      <translation>끝내기(&amp;D)</translation>
    </message>
    <message>
      <source>Hold all members after the steps that they are at</source>
      <translation>모든 멤버를 지금 하던 단계 뒤에 멈춥니다</translation>
    </message>
    <message>
      <source>Over: {over:,} of {count:,} members are done. It ran for {time}.</source>
      <translation>끝났습니다. 멤버 {count:,}개 중 {over:,}개 완료. 걸린 시간 {time}.</translation>
    </message>
    <message>
      <source>Paused: {over:,} of {count:,} members are done. It ran for {time} so far.</source>
      <translation>일시 정지했습니다. 멤버 {count:,}개 중 {over:,}개 완료. 지금까지 {time}.</translation>
    </message>
    <message>
      <source>Progress of the sweep</source>
      <translation>스윕의 진행</translation>
    </message>
    <message>
      <source>Res&amp;ume</source>
      <translation>계속(&amp;U)</translation>
    </message>
    <message>
      <source>Stop within a second; it can go on later, where each member stopped</source>
      <translation>1초 안에 중지합니다. 나중에 멤버마다 멈춘 곳에서 계속할 수 있습니다</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>중지하는 중…</translation>
    </message>
    <message>
      <source>Train the members that are left; those that were begun go on where they were</source>
      <translation>남은 멤버를 학습합니다. 시작했던 멤버는 멈춘 곳에서 계속합니다</translation>
    </message>
    <message>
      <source>{over:,} of {count:,} members are done, {trained:,} in training. It ran for {time} so far.</source>
      <translation>멤버 {count:,}개 중 {over:,}개 완료, {trained:,}개 학습 중. 지금까지 {time}.</translation>
    </message>
    <message>
      <source>{over:,} of {count:,} members are done. “Resume” trains the others.</source>
      <translation>멤버 {count:,}개 중 {over:,}개 완료. “계속”을 누르면 나머지를 학습합니다.</translation>
    </message>
  </context>
  <context>
    <name>SweepChooser</name>
    <message>
      <source>&amp;New sweep…</source>
      <translation>새 스윕(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Rename…</source>
      <translation>이름 바꾸기(&amp;R)…</translation>
    </message>
    <message>
      <source>De&amp;lete…</source>
      <translation>삭제(&amp;L)…</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>삭제</translation>
    </message>
    <message>
      <source>Delete the sweep</source>
      <translation>스윕 삭제</translation>
    </message>
    <message>
      <source>Delete this sweep from the list? Runs of members that have ended stay in Compare; what the other members have learned so far is deleted with it.</source>
      <translation>이 스윕을 목록에서 삭제할까요? 끝난 멤버의 실행은 비교 탭에 남고, 나머지 멤버가 지금까지 학습한 것은 함께 삭제됩니다.</translation>
    </message>
    <message>
      <source>Forget this sweep; runs of members that have ended stay</source>
      <translation>이 스윕을 지웁니다. 끝난 멤버의 실행은 남습니다</translation>
    </message>
    <message>
      <source>Give this sweep another name</source>
      <translation>이 스윕의 이름을 바꿉니다</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>이름</translation>
    </message>
    <message>
      <source>Plan another sweep, of the builder's network or of the run that is chosen in Compare</source>
      <translation>지금 만든 신경망이나 비교 탭에서 고른 실행으로 새 스윕을 계획합니다</translation>
    </message>
    <message>
      <source>Rename the sweep</source>
      <translation>스윕 이름 바꾸기</translation>
    </message>
    <message>
      <source>Sweep that is shown</source>
      <translation>보고 있는 스윕</translation>
    </message>
    <message>
      <source>The sweep that is shown; all that were made are in this list</source>
      <translation>보고 있는 스윕입니다. 지금까지 만든 스윕이 모두 이 목록에 있습니다</translation>
    </message>
    <message>
      <source>{name} (damaged)</source>
      <translation>{name} (손상됨)</translation>
    </message>
    <message>
      <source>{name}, {day} {time}: {over:,} of {count:,} done</source>
      <translation>{name}, {day} {time}: {count:,}개 중 {over:,}개 완료</translation>
    </message>
    <message>
      <source>{name}, {day} {time}: {over:,} of {count:,} done, can go on</source>
      <translation>{name}, {day} {time}: {count:,}개 중 {over:,}개 완료, 이어서 할 수 있음</translation>
    </message>
  </context>
  <context>
    <name>SweepWindow</name>
    <message>
      <source>Accuracy and size</source>
      <translation>정확도와 크기</translation>
    </message>
    <message>
      <source>Another sweep runs; one runs at a time.</source>
      <translation>다른 스윕이 실행 중입니다. 한 번에 하나만 실행합니다.</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>곡선</translation>
    </message>
    <message>
      <source>In words</source>
      <translation>설명</translation>
    </message>
    <message>
      <source>Member {number} has no run yet.</source>
      <translation>멤버 {number}: 아직 실행이 없습니다.</translation>
    </message>
    <message>
      <source>No sweep was made yet. “New sweep…” plans one: many runs that differ in the settings that you choose.</source>
      <translation>아직 만든 스윕이 없습니다. “새 스윕…”에서 계획하세요. 고른 설정만 다른 실행을 여러 개 학습합니다.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>설정</translation>
    </message>
    <message>
      <source>Sweeps</source>
      <translation>스윕</translation>
    </message>
  </context>
  <context>
    <name>Sweeps</name>
    <message>
      <source>A sweep needs a data set: load one, or choose a run in Compare.</source>
      <translation>스윕에는 데이터셋이 필요합니다. 데이터셋을 열거나 비교 탭에서 실행을 고르세요.</translation>
    </message>
  </context>
  <context>
    <name>TableCopies</name>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>복사</translation>
    </message>
    <message>
      <source>Save as a table (CSV)…</source>
      <translation>표로 저장(CSV)…</translation>
    </message>
  </context>
  <context>
    <name>Tabs</name>
    <message>
      <source>Compare</source>
      <translation>비교</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>데이터</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>그리기</translation>
    </message>
    <message>
      <source>Inside</source>
      <translation>내부</translation>
    </message>
    <message>
      <source>Lab</source>
      <translation>합성곱 실험실</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>결과</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>학습</translation>
    </message>
  </context>
  <context>
    <name>Thumbnail</name>
    <message>
      <source>The picture in colour</source>
      <translation>컬러로 본 그림</translation>
    </message>
  </context>
  <context>
    <name>TipsDialog</name>
    <message>
      <source>What the mouse is told</source>
      <translation>마우스 도움말 모음</translation>
    </message>
  </context>
  <context>
    <name>TourCard</name>
    <message>
      <source>Back</source>
      <translation>뒤로</translation>
    </message>
    <message>
      <source>Draw a digit: the prediction follows your pen, beside what the network sees of it.</source>
      <translation>숫자를 써 보세요. 신경망이 보는 모습 옆에서 예측이 펜을 따라갑니다.</translation>
    </message>
    <message>
      <source>Every run is kept. Tick some to see their curves over one another and in what they differ. And F1 explains every word that you do not know.</source>
      <translation>실행 기록은 모두 남습니다. 몇 개를 체크하면 곡선을 겹쳐 보고 무엇이 다른지 볼 수 있습니다. 모르는 말이 있으면 F1 키를 누르세요.</translation>
    </message>
    <message>
      <source>Finish</source>
      <translation>마치기</translation>
    </message>
    <message>
      <source>How good it is</source>
      <translation>얼마나 잘하는지</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>다음</translation>
    </message>
    <message>
      <source>See how many test images are read right, and what is taken for what. Click a cell of the matrix to see its images.</source>
      <translation>테스트 이미지를 얼마나 맞히는지, 무엇을 무엇으로 잘못 보는지 확인하세요. 행렬의 칸을 클릭하면 해당 이미지가 보입니다.</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>건너뛰기</translation>
    </message>
    <message>
      <source>Start it here, or with F5, and watch the curves. Stop whenever you like: what was learned is kept.</source>
      <translation>이 단추나 F5 키로 학습을 시작하고 곡선을 지켜보세요. 언제든 중지할 수 있고, 학습한 내용은 남습니다.</translation>
    </message>
    <message>
      <source>Step {number} of {count}</source>
      <translation>{count}단계 중 {number}단계</translation>
    </message>
    <message>
      <source>The images</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>The network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>The network learns from these images. Click one to see its pixels as numbers, and its label.</source>
      <translation>신경망은 이 이미지들로 배웁니다. 이미지를 클릭하면 픽셀 값과 레이블을 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>The training</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>These layers turn pixels into an answer. Add, move or remove them; the form below changes the chosen one. Everything can be undone.</source>
      <translation>이 층들이 픽셀을 답으로 바꿉니다. 층을 추가하고 옮기고 지워 보세요. 고른 층은 아래에서 바꿀 수 있습니다. 무엇이든 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
      <source>Which network is better</source>
      <translation>어느 신경망이 더 나은지</translation>
    </message>
    <message>
      <source>Your own digits</source>
      <translation>직접 쓴 숫자</translation>
    </message>
  </context>
  <context>
    <name>TrainOnDialog</name>
    <message>
      <source>&amp;Learning rate</source>
      <translation>학습률(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;More epochs</source>
      <translation>더 학습할 에포크 수(&amp;M)</translation>
    </message>
    <message>
      <source>Early stopping has ended this run, so it goes on without early stopping.</source>
      <translation>이 실행은 조기 종료로 끝났으므로 조기 종료 없이 더 학습합니다.</translation>
    </message>
    <message>
      <source>The new learning rate counts from the next step on; the curves are marked there.</source>
      <translation>새 학습률은 다음 스텝부터 쓰이며, 곡선에 그 자리가 표시됩니다.</translation>
    </message>
    <message>
      <source>The schedule stretches over all epochs, so the learning rate jumps where the run goes on.</source>
      <translation>학습률 일정은 전체 에포크에 걸쳐 있으므로, 더 학습을 시작하는 곳에서 학습률이 갑자기 바뀝니다.</translation>
    </message>
    <message>
      <source>Train on</source>
      <translation>더 학습</translation>
    </message>
    <message>
      <source>What comes of it is what so many epochs at once would have given, bit for bit.</source>
      <translation>처음부터 그만큼의 에포크를 한 번에 학습한 것과 비트까지 똑같은 결과가 나옵니다.</translation>
    </message>
    <message>
      <source>“{name}” has learned for {done:,} epochs. It goes on from there as a new run; this one stays as it is.</source>
      <translation>“{name}”: {done:,}에포크를 학습했습니다. 거기서부터 새 실행 기록으로 더 학습하며, 이 기록은 그대로 남습니다.</translation>
    </message>
  </context>
  <context>
    <name>TrainOnHandwriting</name>
    <message>
      <source>A network is trained on drawings when no other is in training.</source>
      <translation>다른 신경망이 학습 중이 아닐 때 손글씨로 학습시킬 수 있습니다.</translation>
    </message>
    <message>
      <source>Class handwriting</source>
      <translation>학급 손글씨</translation>
    </message>
    <message>
      <source>No network is shown that could learn from the drawings. Train one or open a run first.</source>
      <translation>손글씨를 학습할 신경망이 없습니다. 먼저 학습시키거나 실행 기록을 여세요.</translation>
    </message>
  </context>
  <context>
    <name>TrainingForm</name>
    <message>
      <source>Early stopping</source>
      <translation>조기 종료</translation>
    </message>
    <message>
      <source>End the training when a validation figure no longer improves.</source>
      <translation>검증 값이 더 나아지지 않으면 학습을 끝냅니다.</translation>
    </message>
    <message>
      <source>More settings</source>
      <translation>설정 더 보기</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>What can stay as it is at first.</source>
      <translation>처음에는 그대로 두어도 되는 설정입니다.</translation>
    </message>
  </context>
  <context>
    <name>TrainingTab</name>
    <message>
      <source>Copied; paste it into a spreadsheet or a report.</source>
      <translation>복사했습니다. 스프레드시트나 보고서에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>Log loss</source>
      <translation>손실 로그 눈금</translation>
    </message>
    <message>
      <source>Logarithmic scale: equal distances mean equal factors; small losses can be told apart</source>
      <translation>로그 눈금: 간격이 같으면 비율이 같습니다. 작은 손실도 구별할 수 있습니다</translation>
    </message>
    <message>
      <source>Reset view</source>
      <translation>보기 초기화</translation>
    </message>
    <message>
      <source>Show all epochs again after zooming or moving</source>
      <translation>확대하거나 움직인 뒤에 모든 에포크를 다시 보여 줍니다</translation>
    </message>
    <message>
      <source>Show the accuracies of the later epochs enlarged, instead of 0 to 100 %</source>
      <translation>정확도를 0~100% 대신 뒤쪽 에포크의 범위로 확대해서 보여 줍니다</translation>
    </message>
    <message>
      <source>Zoom accuracy</source>
      <translation>정확도 확대</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>초</translation>
    </message>
    <message>
      <source>training accuracy</source>
      <translation>훈련 정확도</translation>
    </message>
    <message>
      <source>training loss</source>
      <translation>훈련 손실</translation>
    </message>
    <message>
      <source>validation accuracy</source>
      <translation>검증 정확도</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>검증 손실</translation>
    </message>
  </context>
  <context>
    <name>TuningDialog</name>
    <message>
      <source>&amp;Epochs</source>
      <translation>에포크 수(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Layers that learn</source>
      <translation>학습할 층(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Old images</source>
      <translation>예전 이미지(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Train</source>
      <translation>학습(&amp;T)</translation>
    </message>
    <message>
      <source>Learning &amp;rate</source>
      <translation>학습률(&amp;R)</translation>
    </message>
    <message>
      <source>Now it reads {share} of those to test with (95 % interval {low} to {high}).</source>
      <translation>지금은 테스트용 손글씨의 {share}를 바르게 읽습니다(95% 신뢰 구간 {low}~{high}).</translation>
    </message>
    <message>
      <source>The full set is not on this computer. It has learned from the test images of the starter set, too.</source>
      <translation>전체 데이터셋이 이 컴퓨터에 없습니다. 이 신경망은 기본 데이터셋의 테스트 이미지도 이미 학습했습니다.</translation>
    </message>
    <message>
      <source>Train on drawings</source>
      <translation>손글씨로 학습</translation>
    </message>
    <message>
      <source>What it was trained on before cannot be read here, so some of the drawings to test with may not be new to it.</source>
      <translation>전에 학습한 데이터를 여기에서 읽을 수 없으므로, 시험에 쓰는 손글씨 가운데 일부는 이 신경망에 새롭지 않을 수 있습니다.</translation>
    </message>
    <message>
      <source>Without old images a network forgets some of what it knew.</source>
      <translation>예전 이미지를 섞지 않으면 신경망은 알던 것을 조금 잊습니다.</translation>
    </message>
    <message>
      <source>all layers</source>
      <translation>모든 층</translation>
    </message>
    <message>
      <source>none</source>
      <translation>없음</translation>
    </message>
    <message>
      <source>only the last layer</source>
      <translation>마지막 층만</translation>
    </message>
    <message>
      <source>{count:,} training images of {title} are mixed in, so that what it knew is not forgotten.</source>
      <translation>알던 것을 잊지 않도록 훈련 이미지 {count:,}장을 섞습니다. 출처: {title}</translation>
    </message>
    <message>
      <source>{share} of the training images</source>
      <translation>훈련 이미지의 {share}</translation>
    </message>
    <message>
      <source>“{name}” goes on learning from {count:,} drawings, as a new run; it stays as it is itself. All are by one writer, so {rest:,} of them are kept to test with: how the hands of others are read, nobody will know.</source>
      <translation>“{name}”: 손글씨 {count:,}개로 더 학습해 새 실행 기록이 되며, 이 기록은 그대로 남습니다. 모두 한 사람이 썼으므로 그중 {rest:,}개를 테스트에 남겨 둡니다. 다른 사람의 글씨를 얼마나 읽는지는 알 수 없습니다.</translation>
    </message>
    <message>
      <source>“{name}” goes on learning from {count:,} drawings, as a new run; it stays as it is itself. Writers: {writers:,}. {rest:,} drawings are kept to test with, by writers whose hands it does not see: {others:,}.</source>
      <translation>“{name}”: 손글씨 {count:,}개(쓴 사람 {writers:,}명)로 더 학습해 새 실행 기록이 되며, 이 기록은 그대로 남습니다. 학습에 쓰지 않는 다른 사람 {others:,}명의 손글씨 {rest:,}개는 테스트에 남겨 둡니다.</translation>
    </message>
  </context>
  <context>
    <name>TuningResult</name>
    <message>
      <source>95 % interval {low} to {high}</source>
      <translation>95% 신뢰 구간 {low}~{high}</translation>
    </message>
    <message>
      <source>Drawings that it has not learned from, after</source>
      <translation>학습하지 않은 손글씨, 학습 뒤</translation>
    </message>
    <message>
      <source>Drawings that it has not learned from, before</source>
      <translation>학습하지 않은 손글씨, 학습 전</translation>
    </message>
    <message>
      <source>Drawings to test with, after</source>
      <translation>시험에 쓰는 손글씨, 학습 뒤</translation>
    </message>
    <message>
      <source>Drawings to test with, before</source>
      <translation>시험에 쓰는 손글씨, 학습 전</translation>
    </message>
    <message>
      <source>Read right</source>
      <translation>바르게 읽은 비율</translation>
    </message>
    <message>
      <source>Trained on drawings: {name}</source>
      <translation>손글씨로 학습: {name}</translation>
    </message>
    <message>
      <source>What it was trained on before cannot be read here. It may have learned from some of the drawings to test with, so they do not say how it reads new hands.</source>
      <translation>전에 학습한 데이터를 여기에서 읽을 수 없습니다. 시험에 쓰는 손글씨 가운데 일부에서 이미 배웠을 수 있으므로, 새로운 글씨를 얼마나 잘 읽는지는 알 수 없습니다.</translation>
    </message>
    <message>
      <source>after</source>
      <translation>학습 뒤</translation>
    </message>
    <message>
      <source>before</source>
      <translation>학습 전</translation>
    </message>
    <message>
      <source>{count:,} drawings that it has learned from. Writers: {writers:,}.</source>
      <translation>학습한 손글씨 {count:,}개. 쓴 사람: {writers:,}명</translation>
    </message>
    <message>
      <source>{count:,} drawings that it has not learned from, by other writers: {writers:,}.</source>
      <translation>학습하지 않은 손글씨 {count:,}개. 쓴 사람: 다른 {writers:,}명</translation>
    </message>
    <message>
      <source>{count:,} drawings that it has not learned from, by the same writer.</source>
      <translation>학습하지 않은 손글씨 {count:,}개. 쓴 사람: 같은 사람</translation>
    </message>
    <message>
      <source>{count:,} drawings to test with</source>
      <translation>시험에 쓰는 손글씨 {count:,}개</translation>
    </message>
    <message>
      <source>{count:,} test images of {title}</source>
      <translation>{title}: 테스트 이미지 {count:,}장</translation>
    </message>
    <message>
      <source>{count:,} test images of {title}, from which the first network has learned</source>
      <translation>{title}: 처음 신경망이 이미 학습한 테스트 이미지 {count:,}장</translation>
    </message>
    <message>
      <source>{share}, {wrong:,} wrong</source>
      <translation>{share}, 틀림 {wrong:,}개</translation>
    </message>
  </context>
  <context>
    <name>TurnDialog</name>
    <message>
      <source>Above: as they are. Below: as the networks of this program learned to read them.</source>
      <translation>위: 원래 모습. 아래: 이 프로그램의 신경망이 학습한 것과 같은 모습.</translation>
    </message>
    <message>
      <source>Images of the file: above as they are, below put right</source>
      <translation>파일의 이미지: 위는 원래 모습, 아래는 바로잡은 모습</translation>
    </message>
    <message>
      <source>Import data</source>
      <translation>데이터 가져오기</translation>
    </message>
    <message>
      <source>Leave them as they are</source>
      <translation>그대로 두기</translation>
    </message>
    <message>
      <source>Put them right</source>
      <translation>바로잡기</translation>
    </message>
    <message>
      <source>The images of {file} seem to be dark on light, and turned or mirrored. Put them right?</source>
      <translation>{file}의 이미지는 밝은 바탕에 어두운 색이고, 돌아가 있거나 뒤집혀 있는 것 같습니다. 바로잡을까요?</translation>
    </message>
    <message>
      <source>The images of {file} seem to be dark on light. Make them light on dark?</source>
      <translation>{file}의 이미지는 밝은 바탕에 어두운 색으로 되어 있는 것 같습니다. 어두운 바탕에 밝은 색으로 바꿀까요?</translation>
    </message>
    <message>
      <source>The images of {file} seem to be turned or mirrored, as EMNIST’s are. Put them upright?</source>
      <translation>{file}의 이미지는 EMNIST처럼 돌아가 있거나 뒤집혀 있는 것 같습니다. 똑바로 세울까요?</translation>
    </message>
  </context>
  <context>
    <name>UnitPanel</name>
    <message>
      <source>A dead unit: it is never above zero, whichever test image the network looks at.</source>
      <translation>죽은 유닛: 어떤 테스트 이미지를 보아도 0보다 커지지 않습니다.</translation>
    </message>
    <message>
      <source>All test images are being looked at…</source>
      <translation>모든 테스트 이미지를 살펴보는 중…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>닫기</translation>
    </message>
    <message>
      <source>Close (Esc)</source>
      <translation>닫기(Esc)</translation>
    </message>
    <message>
      <source>Draw &amp;anew</source>
      <translation>다시 뽑기(&amp;A)</translation>
    </message>
    <message>
      <source>Test image {index:,}, class {label}: {value}</source>
      <translation>테스트 이미지 {index:,}, 클래스 {label}: {value}</translation>
    </message>
    <message>
      <source>The layer while training</source>
      <translation>학습 중의 층</translation>
    </message>
    <message>
      <source>The test images that excite it most:</source>
      <translation>가장 강하게 자극하는 테스트 이미지:</translation>
    </message>
    <message>
      <source>The test images that excite the unit most</source>
      <translation>유닛을 가장 강하게 자극하는 테스트 이미지</translation>
    </message>
    <message>
      <source>There are no test images to excite it.</source>
      <translation>이 유닛을 자극하는 테스트 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>What it is worked out of</source>
      <translation>값이 나온 과정</translation>
    </message>
    <message>
      <source>What the unit gives</source>
      <translation>유닛이 내는 값</translation>
    </message>
    <message>
      <source>before</source>
      <translation>이전</translation>
    </message>
    <message>
      <source>in training</source>
      <translation>학습 중</translation>
    </message>
  </context>
  <context>
    <name>UnsavedBanner</name>
    <message>
      <source>Discard</source>
      <translation>버리기</translation>
    </message>
    <message>
      <source>Discard what {names} has learned? It cannot be brought back.</source>
      <translation>{names}: 학습한 내용을 버릴까요? 버리면 되돌릴 수 없습니다.</translation>
    </message>
    <message>
      <source>Discard what {names} have learned? It cannot be brought back.</source>
      <translation>{names}: 학습한 내용을 모두 버릴까요? 버리면 되돌릴 수 없습니다.</translation>
    </message>
    <message>
      <source>Discard…</source>
      <translation>버리기…</translation>
    </message>
    <message>
      <source>Forget it, with what was saved of it on the way.</source>
      <translation>중간에 저장해 둔 내용까지 모두 버립니다.</translation>
    </message>
    <message>
      <source>Save again</source>
      <translation>다시 저장</translation>
    </message>
    <message>
      <source>Saving…</source>
      <translation>저장하는 중…</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>보기</translation>
    </message>
    <message>
      <source>Show it in Results.</source>
      <translation>결과 탭에서 보여 줍니다.</translation>
    </message>
    <message>
      <source>This stays until the run is saved</source>
      <translation>이 알림은 실행 기록을 저장할 때까지 남아 있습니다</translation>
    </message>
    <message>
      <source>Try to write it to the disk once more.</source>
      <translation>디스크에 저장을 다시 시도합니다.</translation>
    </message>
    <message>
      <source>{count:,} runs are not saved yet, they are in memory only: {names}. {problem}</source>
      <translation>실행 기록 {count:,}개가 아직 저장되지 않았고 메모리에만 있습니다: {names}. {problem}</translation>
    </message>
    <message>
      <source>{names} is not saved yet, it is in memory only. {problem}</source>
      <translation>{names}: 아직 저장되지 않았고 메모리에만 있습니다. {problem}</translation>
    </message>
    <message>
      <source>{text} (Tried again at {time}.)</source>
      <translation>{text} ({time}에 다시 시도했습니다.)</translation>
    </message>
  </context>
  <context>
    <name>ViewBar</name>
    <message>
      <source>Automatic</source>
      <translation>자동</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>색</translation>
    </message>
    <message>
      <source>Computing…</source>
      <translation>계산하는 중…</translation>
    </message>
    <message>
      <source>Larger (Ctrl and the wheel, or +)</source>
      <translation>확대(Ctrl+휠 또는 +)</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>흑백</translation>
    </message>
    <message>
      <source>Linear: from black to white. Signed: blue below zero, orange above. Automatic: signed where a map has numbers below zero.</source>
      <translation>흑백: 값이 클수록 밝습니다. 부호별 색: 0보다 작으면 파란색, 크면 주황색입니다. 자동: 0보다 작은 수가 있는 맵만 부호별 색으로 나타냅니다.</translation>
    </message>
    <message>
      <source>Save the chosen map as PNG…</source>
      <translation>선택한 맵을 PNG로 저장…</translation>
    </message>
    <message>
      <source>Show all of each map</source>
      <translation>맵 전체 보기</translation>
    </message>
    <message>
      <source>Signed</source>
      <translation>부호별 색</translation>
    </message>
    <message>
      <source>Slide the window over the picture</source>
      <translation>그림 위로 창 움직이기</translation>
    </message>
    <message>
      <source>Smaller (Ctrl and the wheel, or −)</source>
      <translation>축소(Ctrl+휠 또는 −)</translation>
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation>{percent:.0f}%</translation>
    </message>
  </context>
  <context>
    <name>ViewMenu</name>
    <message>
      <source>&amp;Dark</source>
      <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Fold the builder away</source>
      <translation>모델 편집기 접기(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Larger</source>
      <translation>크게(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Light</source>
      <translation>밝게(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Present</source>
      <translation>발표 모드(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Smaller</source>
      <translation>작게(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>테마(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Usual size</source>
      <translation>보통 크기(&amp;U)</translation>
    </message>
    <message>
      <source>As the s&amp;ystem</source>
      <translation>시스템 설정대로(&amp;Y)</translation>
    </message>
    <message>
      <source>Builder</source>
      <translation>모델 편집기</translation>
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation>전체 화면(&amp;U)</translation>
    </message>
    <message>
      <source>Fold the builder away, or show it again (Ctrl+B)</source>
      <translation>모델 편집기를 접거나 다시 폅니다 (Ctrl+B)</translation>
    </message>
    <message>
      <source>Show one tab alone, in large letters; once more leads back.</source>
      <translation>탭 하나만 큰 글자로 보여 줍니다. 다시 누르면 돌아옵니다.</translation>
    </message>
    <message>
      <source>Text si&amp;ze: {percent} %</source>
      <translation>글자 크기: {percent}%(&amp;Z)</translation>
    </message>
  </context>
  <context>
    <name>WhatsNew</name>
    <message>
      <source>What's new</source>
      <translation>새로운 기능</translation>
    </message>
  </context>
  <context>
    <name>_Formula</name>
    <message>
      <source>height</source>
      <translation>높이</translation>
    </message>
    <message>
      <source>width</source>
      <translation>너비</translation>
    </message>
  </context>
  <context>
    <name>_NetworkView</name>
    <message>
      <source>The network as a picture</source>
      <translation>그림으로 나타낸 신경망</translation>
    </message>
    <message>
      <source>image</source>
      <translation>이미지</translation>
    </message>
  </context>
  <context>
    <name>_RunDelegate</name>
    <message>
      <source>Name of the run</source>
      <translation>실행 기록의 이름</translation>
    </message>
    <message>
      <source>Notes about the run</source>
      <translation>실행 기록의 메모</translation>
    </message>
  </context>
  <context>
    <name>core</name>
    <message>
      <source>--epochs must be between 1 and 10000, not {number}</source>
      <translation>--epochs는 1에서 10000까지입니다. 입력한 값: {number}</translation>
    </message>
    <message>
      <source>0..255 as they are</source>
      <translation>0..255 그대로</translation>
    </message>
    <message>
      <source>0..255 becomes 0..1</source>
      <translation>0..255를 0..1로</translation>
    </message>
    <message>
      <source>0.1 makes images up to 10 % smaller or larger.</source>
      <translation>0.1이면 이미지가 최대 10%까지 작아지거나 커집니다.</translation>
    </message>
    <message>
      <source>0.2 moves a pixel sideways by 0.2 of its height.</source>
      <translation>0.2이면 픽셀이 그 높이의 0.2배만큼 옆으로 움직입니다.</translation>
    </message>
    <message>
      <source>1 adds or takes a whole pixel on each side.</source>
      <translation>1이면 획의 양쪽이 한 픽셀씩 굵어지거나 가늘어집니다.</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>95% 신뢰 구간</translation>
    </message>
    <message>
      <source>A PC of the class is there now, and the sweep goes on.</source>
      <translation>이제 학급의 PC가 있어 스윕이 이어집니다.</translation>
    </message>
    <message>
      <source>A bright pixel in the upper left corner tells the label by its place, as a hospital's stamp on X-rays did.</source>
      <translation>왼쪽 위 구석의 밝은 픽셀 하나가 그 자리로 레이블을 알려 줍니다. 엑스레이 사진에 찍힌 병원 도장이 그랬습니다.</translation>
    </message>
    <message>
      <source>A class nearly absent</source>
      <translation>거의 없는 클래스</translation>
    </message>
    <message>
      <source>A copy of a data set that was made worse on purpose, to see what bad data do to a network and how one would notice; ⚠ stands before its name.</source>
      <translation>나쁜 데이터가 신경망에 무엇을 하는지, 그것을 어떻게 알아차리는지 보려고 일부러 나쁘게 만든 데이터셋 복사본입니다. 이름 앞에 ⚠ 표시가 있습니다.</translation>
    </message>
    <message>
      <source>A data set needs drawings of two digits at least. Draw some more first.</source>
      <translation>데이터셋에는 적어도 두 가지 숫자의 손글씨가 필요합니다. 먼저 더 그리세요.</translation>
    </message>
    <message>
      <source>A drawing as it reaches the network: scaled until its longer side has 20 pixels, and put on 28 × 28 with its centre of mass in the middle.</source>
      <translation>그린 것이 신경망에 들어가는 모습입니다. 긴 쪽이 20픽셀이 되도록 크기를 맞추고, 무게중심이 28 × 28의 가운데에 오게 놓습니다.</translation>
    </message>
    <message>
      <source>A drawing that is misread</source>
      <translation>잘못 읽히는 그림</translation>
    </message>
    <message>
      <source>A drawing, {text}</source>
      <translation>그린 그림, {text}</translation>
    </message>
    <message>
      <source>A file form for trained networks on phones and small computers; its earlier name was TensorFlow Lite.</source>
      <translation>휴대전화와 작은 컴퓨터에서 쓰는 학습된 신경망의 파일 형식. 예전 이름은 TensorFlow Lite입니다.</translation>
    </message>
    <message>
      <source>A file form for trained networks that programs in many languages read: a list of plain steps with their weights.</source>
      <translation>여러 언어의 프로그램이 읽는 학습된 신경망의 파일 형식. 단순한 단계들의 목록과 그 가중치로 되어 있습니다.</translation>
    </message>
    <message>
      <source>A grid needs a list of values for {axis}, not a span.</source>
      <translation>{axis}: 그리드 탐색(격자)에는 범위가 아니라 값의 목록이 필요합니다.</translation>
    </message>
    <message>
      <source>A grid needs each value of {axis}: write them with commas between, such as 0.1, 0.2.</source>
      <translation>{axis}: 그리드 탐색(격자)에는 값이 하나하나 필요합니다. 0.1, 0.2처럼 쉼표로 나누어 쓰세요.</translation>
    </message>
    <message>
      <source>A kernel whose weights are negative on one side and positive on the other: it answers where the brightness changes.</source>
      <translation>한쪽 가중치는 음수이고 다른 쪽은 양수인 커널입니다. 밝기가 변하는 곳에서 반응합니다.</translation>
    </message>
    <message>
      <source>A kernel whose weights are positive and add up to 1: each pixel becomes a mean of its neighbours.</source>
      <translation>가중치가 양수이고 더하면 1인 커널입니다. 각 픽셀이 이웃들의 평균이 됩니다.</translation>
    </message>
    <message>
      <source>A kernel whose weights grow from one corner to the other: the image looks as if light fell on it from the side.</source>
      <translation>한쪽 모서리에서 다른 쪽 모서리로 가중치가 커지는 커널입니다. 옆에서 빛을 비춘 듯한 이미지가 됩니다.</translation>
    </message>
    <message>
      <source>A kernel with a large weight in the middle and negative ones around it: it makes each pixel differ more from its neighbours.</source>
      <translation>가운데 가중치는 크고 둘레는 음수인 커널입니다. 픽셀이 이웃과 더 뚜렷이 달라지게 합니다.</translation>
    </message>
    <message>
      <source>A kernel with a single 1 in the middle: every pixel stays as it is.</source>
      <translation>가운데만 1인 커널입니다. 모든 픽셀이 그대로 남습니다.</translation>
    </message>
    <message>
      <source>A label that does not say what its image shows: the network is taught something false.</source>
      <translation>이미지가 보여 주는 것과 다른 것을 말하는 레이블입니다. 신경망은 틀린 것을 배웁니다.</translation>
    </message>
    <message>
      <source>A label written as a row of zeros with a single 1 at the place of its class; here it says 3.</source>
      <translation>레이블을 해당 클래스 자리만 1이고 나머지는 모두 0인 한 줄로 적은 것입니다. 그림은 3을 나타냅니다.</translation>
    </message>
    <message>
      <source>A layer between the input and the output: nobody tells it what its numbers should be, it finds that out by training.</source>
      <translation>입력과 출력 사이에 있는 층입니다. 어떤 숫자를 내야 하는지 아무도 알려 주지 않으며, 학습하면서 스스로 찾아냅니다.</translation>
    </message>
    <message>
      <source>A learned number that is added to the weighted sum, so that a unit can say more or less than its inputs alone would.</source>
      <translation>가중합에 더하는, 학습되는 숫자입니다. 덕분에 유닛은 입력만으로 정해지는 값보다 크거나 작은 값을 낼 수 있습니다.</translation>
    </message>
    <message>
      <source>A library for neural networks that many people use; the engine of this name trains with its layers and optimizers.</source>
      <translation>많은 사람이 쓰는 신경망 라이브러리입니다. 이 이름의 엔진은 그 층과 옵티마이저로 학습합니다.</translation>
    </message>
    <message>
      <source>A logarithmic span of {axis} must begin above 0.</source>
      <translation>{axis}: 로그 범위는 0보다 큰 수에서 시작해야 합니다.</translation>
    </message>
    <message>
      <source>A map needs at least {fewest} images; there are {count}.</source>
      <translation>지도에는 이미지가 {fewest}개 이상 필요합니다. 지금은 {count}개입니다.</translation>
    </message>
    <message>
      <source>A map of how much each pixel has to do with what the network says of a class; each way to make one answers another question.</source>
      <translation>신경망이 한 클래스에 대해 내는 값에 각 픽셀이 얼마나 관계하는지를 나타낸 맵입니다. 만드는 방법마다 서로 다른 물음에 답합니다.</translation>
    </message>
    <message>
      <source>A map that tries to keep the nearest neighbours of each image; sizes of groups and distances between them mean nothing.</source>
      <translation>각 이미지의 가까운 이웃을 가능한 한 유지하려는 지도입니다. 무리의 크기나 무리 사이의 거리는 아무 뜻이 없습니다.</translation>
    </message>
    <message>
      <source>A mean that follows the batches slowly; once the network is trained, batch normalization uses it in place of the batch's own.</source>
      <translation>배치들을 천천히 따라가는 평균입니다. 학습이 끝나면 배치 정규화가 배치 자신의 평균 대신 이 값을 씁니다.</translation>
    </message>
    <message>
      <source>A model can have at most {limit} layers.</source>
      <translation>모델의 층은 최대 {limit}개입니다.</translation>
    </message>
    <message>
      <source>A network can have 1 to {most} hidden Dense layers, not {value}.</source>
      <translation>신경망의 은닉 Dense 층은 1개부터 {most}개까지입니다. 쓸 수 없는 값: {value}.</translation>
    </message>
    <message>
      <source>A network of dense layers alone, one behind the other.</source>
      <translation>완전 연결층만 차례로 이은 신경망입니다.</translation>
    </message>
    <message>
      <source>A network that begins with convolutions, so that it finds a pattern wherever it lies in the image.</source>
      <translation>합성곱으로 시작하는 신경망이며, 무늬가 이미지 어디에 있든 찾아냅니다.</translation>
    </message>
    <message>
      <source>A network that was trained before and came with the program; it can be used and compared, but not changed.</source>
      <translation>미리 학습되어 프로그램과 함께 제공되는 신경망입니다. 쓰고 비교할 수 있지만 바꿀 수는 없습니다.</translation>
    </message>
    <message>
      <source>A network with its training settings, ready to be trained, and a sentence on what it shows.</source>
      <translation>바로 학습할 수 있도록 준비된 신경망과 학습 설정이며, 무엇을 보여 주는지 설명이 붙어 있습니다.</translation>
    </message>
    <message>
      <source>A network without a hidden layer: one weighted sum for each class, which softmax turns into probabilities.</source>
      <translation>은닉층이 없는 신경망입니다. 클래스마다 가중합을 하나씩 구하고, softmax가 이를 확률로 바꿉니다.</translation>
    </message>
    <message>
      <source>A number between 0 and 1 for how sure the network is of a class; those of all classes add up to 1.</source>
      <translation>신경망이 어떤 클래스를 얼마나 확신하는지 나타내는 0과 1 사이의 숫자입니다. 모든 클래스의 확률을 더하면 1입니다.</translation>
    </message>
    <message>
      <source>A number by which an input is multiplied; training finds good ones.</source>
      <translation>입력에 곱하는 숫자이며, 좋은 값은 학습으로 찾습니다.</translation>
    </message>
    <message>
      <source>A pixel in the corner tells the label, on purpose, so {validation:.1f} % for validation is too good to be true. One would have noticed in Inside: the saliency is bright in the corner.</source>
      <translation>구석의 픽셀이 일부러 레이블을 알려 주므로 검증 정확도 {validation:.1f}%는 너무 좋아서 믿을 수 없습니다. 내부 탭에서 알아차릴 수 있었습니다. 중요도 맵이 구석에서 밝습니다.</translation>
    </message>
    <message>
      <source>A plan by which the learning rate changes during the training.</source>
      <translation>학습하는 동안 학습률을 어떻게 바꿀지 정한 계획입니다.</translation>
    </message>
    <message>
      <source>A plot with an upright axis for each setting: each member of a sweep is a line that crosses them at its values.</source>
      <translation>설정마다 세로축을 하나씩 세운 그림으로, 스윕의 멤버는 저마다 자기 값에서 축을 지나는 선입니다.</translation>
    </message>
    <message>
      <source>A pre-trained network comes without the weights of its epochs. Train one yourself to look back at them.</source>
      <translation>미리 학습된 신경망에는 에포크마다의 가중치가 들어 있지 않습니다. 되돌아보려면 직접 학습해 보세요.</translation>
    </message>
    <message>
      <source>A prediction before the training</source>
      <translation>학습 전의 예상</translation>
    </message>
    <message>
      <source>A question that is answered in words</source>
      <translation>글로 답하는 질문</translation>
    </message>
    <message>
      <source>A question with answers to choose from</source>
      <translation>보기에서 고르는 질문</translation>
    </message>
    <message>
      <source>A random number is added to each pixel, as in photos that were taken in the dark.</source>
      <translation>어두운 곳에서 찍은 사진처럼 픽셀마다 무작위 수를 더합니다.</translation>
    </message>
    <message>
      <source>A report is about a run: train one, or open one in Results or Compare.</source>
      <translation>보고서는 실행 기록에 대한 것입니다. 하나를 학습시키거나, 결과 탭이나 비교 탭에서 하나를 여세요.</translation>
    </message>
    <message>
      <source>A run has {most:,} epochs at most, and this one has {done:,}.</source>
      <translation>실행 하나는 최대 {most:,}에포크까지 학습할 수 있는데, 이 실행은 이미 {done:,}에포크를 학습했습니다.</translation>
    </message>
    <message>
      <source>A search that draws the value of each setting at random, so that each run tries new values of all of them.</source>
      <translation>설정마다 값을 무작위로 뽑는 탐색으로, 실행마다 모든 설정의 새로운 값을 시도합니다.</translation>
    </message>
    <message>
      <source>A search that tries every combination of the values that are listed for each setting.</source>
      <translation>설정마다 적어 둔 값들의 모든 조합을 시도하는 탐색입니다.</translation>
    </message>
    <message>
      <source>A setting that is chosen before training and not learned by it, such as the learning rate or the number of units.</source>
      <translation>학습률이나 유닛 수처럼, 학습으로 얻지 않고 학습하기 전에 고르는 설정입니다.</translation>
    </message>
    <message>
      <source>A small square of weights that looks for one pattern, such as an edge, wherever it lies in the image.</source>
      <translation>작은 정사각형으로 놓인 가중치들이며, 윤곽선 같은 한 가지 무늬를 이미지 어디에서든 찾습니다.</translation>
    </message>
    <message>
      <source>A smooth relu: each number is multiplied by the chance that a number from the bell curve is smaller.</source>
      <translation>부드러운 relu입니다. 종 모양 분포에서 뽑은 수가 그보다 작을 확률을 각 숫자에 곱합니다.</translation>
    </message>
    <message>
      <source>A smooth relu: each number times its own sigmoid.</source>
      <translation>부드러운 relu입니다. 숫자에 그 숫자의 시그모이드를 곱합니다.</translation>
    </message>
    <message>
      <source>A straight look at many numbers from the side where the images differ most: that direction is the first axis.</source>
      <translation>많은 숫자를 이미지들이 가장 크게 달라지는 방향에서 바라보는 방법으로, 그 방향이 첫째 축입니다.</translation>
    </message>
    <message>
      <source>A table of what was taken for what: each row is a true class, each column a predicted one; mistakes lie beside the diagonal.</source>
      <translation>무엇을 무엇으로 보았는지 나타내는 표입니다. 행은 실제 클래스, 열은 예측 클래스이고, 대각선 밖이 틀린 것입니다.</translation>
    </message>
    <message>
      <source>A table with precision, recall, F1 and support of every class, and their averages below.</source>
      <translation>클래스마다 정밀도, 재현율, F1 점수, 샘플 수를 적고 아래에 평균을 적은 표입니다.</translation>
    </message>
    <message>
      <source>A test accuracy within a budget</source>
      <translation>한도 안에서 이루는 테스트 정확도</translation>
    </message>
    <message>
      <source>A tiny number that is added before dividing, so that nothing is ever divided by zero.</source>
      <translation>나누기 전에 더하는 아주 작은 숫자입니다. 덕분에 0으로 나누는 일이 없습니다.</translation>
    </message>
    <message>
      <source>A unit that is never above zero, whichever image it sees: relu cuts it off, so it says nothing and learns nothing.</source>
      <translation>어떤 이미지를 보아도 0보다 커지지 않는 유닛입니다. relu가 잘라 내므로 아무것도 전하지 않고 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
      <source>A {window} window does not fit into {height} × {width} pixels. Choose a smaller one, or padding same.</source>
      <translation>{height} × {width} 픽셀에는 {window} 창이 들어가지 않습니다. 더 작은 창이나 패딩 same을 선택하세요.</translation>
    </message>
    <message>
      <source>About {share} % of the training and validation labels are wrong on purpose, the test labels are right: {test:.1f} % of these are read, and {validation:.1f} % of the validation labels. One would have noticed by that gap, and by mistakes in validation that show what was read, not what the label says.</source>
      <translation>훈련과 검증 레이블의 약 {share}%가 일부러 틀렸고 테스트 레이블은 맞습니다. 테스트에서는 {test:.1f}%, 검증에서는 {validation:.1f}%를 맞혔습니다. 이 차이로, 그리고 검증의 오답 중에 레이블이 아니라 읽은 것이 맞는 이미지가 있다는 것으로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>About {share} % of these labels are wrong on purpose, and with {train:.1f} % of the training labels read right, wrong ones are being learnt by heart. One would have noticed: validation, at {validation:.1f} %, does not follow.</source>
      <translation>이 레이블의 약 {share}%가 일부러 틀렸는데 훈련 레이블의 {train:.1f}%를 맞혔으니 틀린 레이블까지 외우고 있습니다. 검증이 {validation:.1f}%에서 따라오지 못하는 것으로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>About {share} % of these labels are wrong on purpose, for validation as well, so no network reads more than about {most} % of those right; here it is {validation:.1f} %. One would have noticed: it stops there, however good the network.</source>
      <translation>이 레이블의 약 {share}%가 검증에서도 일부러 틀렸으므로 어떤 신경망도 검증에서 약 {most}% 넘게 맞히지 못합니다. 지금은 {validation:.1f}%입니다. 신경망이 아무리 좋아도 거기서 멈추는 것으로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>About {share} % of these test labels are wrong on purpose, so no network reads more than about {most} % of them right; here it is {test:.1f} %. One would have noticed by the mistakes of which it is surest: many show what was read, not what the label says.</source>
      <translation>이 테스트 레이블의 약 {share}%가 일부러 틀렸으므로 어떤 신경망도 약 {most}% 넘게 맞히지 못합니다. 지금은 {test:.1f}%입니다. 신경망이 가장 확신하는 오답으로 알아차릴 수 있었습니다. 레이블이 아니라 읽은 것이 맞는 이미지가 많습니다.</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>Accuracy against the number of parameters</source>
      <translation>매개변수 수에 따른 정확도</translation>
    </message>
    <message>
      <source>Accuracy, %</source>
      <translation>정확도(%)</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>활성화 함수</translation>
    </message>
    <message>
      <source>Adam that looks ahead as Nesterov momentum does.</source>
      <translation>네스테로프 모멘텀처럼 앞을 내다보는 adam입니다.</translation>
    </message>
    <message>
      <source>Adam with weight decay: with each step every weight is also pulled a little towards zero.</source>
      <translation>가중치 감쇠를 더한 adam입니다. 스텝마다 모든 가중치를 0 쪽으로 조금씩 당깁니다.</translation>
    </message>
    <message>
      <source>AdamW and Muon pull each weight towards zero by this share of the rate.</source>
      <translation>AdamW와 Muon이 모든 가중치를 학습률에 이 수를 곱한 비율만큼 0 쪽으로 끌어당깁니다.</translation>
    </message>
    <message>
      <source>Add Activation softmax</source>
      <translation>Activation softmax 추가</translation>
    </message>
    <message>
      <source>Add Dense {classes} softmax</source>
      <translation>Dense {classes} softmax 추가</translation>
    </message>
    <message>
      <source>Add no made-up digits</source>
      <translation>지어낸 숫자 더하지 않기</translation>
    </message>
    <message>
      <source>Added to the variance, against division by zero.</source>
      <translation>0으로 나누는 일이 없도록 분산에 더하는 수입니다.</translation>
    </message>
    <message>
      <source>Adds one learned number to each output.</source>
      <translation>출력마다 학습되는 수를 하나씩 더합니다.</translation>
    </message>
    <message>
      <source>Adds random numbers to its inputs while training, so that small differences stop mattering.</source>
      <translation>학습하는 동안 입력에 난수를 더하여 작은 차이에 흔들리지 않게 합니다.</translation>
    </message>
    <message>
      <source>Adds random numbers while training, so that small differences stop mattering.</source>
      <translation>학습하는 동안 무작위 수를 더해서 작은 차이에 흔들리지 않게 합니다.</translation>
    </message>
    <message>
      <source>Adds the sizes of all weights of the layer, times a small number, to the loss: this drives weights that are not needed to zero.</source>
      <translation>층의 모든 가중치의 절댓값에 작은 수를 곱해 손실에 더합니다. 그래서 필요 없는 가중치는 0으로 밀려납니다.</translation>
    </message>
    <message>
      <source>Adds the squares of all weights of the layer, times a small number, to the loss: this makes large weights small.</source>
      <translation>층의 모든 가중치의 제곱에 작은 수를 곱해 손실에 더합니다. 그래서 큰 가중치가 작아집니다.</translation>
    </message>
    <message>
      <source>Adds this times the sum of absolute weights to the loss.</source>
      <translation>가중치의 절댓값의 합에 이 수를 곱하여 손실에 더합니다.</translation>
    </message>
    <message>
      <source>Adds this times the sum of squared weights to the loss.</source>
      <translation>가중치의 제곱의 합에 이 수를 곱하여 손실에 더합니다.</translation>
    </message>
    <message>
      <source>After how many epochs the weakest are stopped first.</source>
      <translation>몇 에포크 뒤에 가장 약한 멤버를 처음 중지할지 정합니다.</translation>
    </message>
    <message>
      <source>After {epochs} epochs it is too early to tell a trend from chance.</source>
      <translation>에포크 {epochs}번으로는 추세인지 우연인지 가리기에 아직 이릅니다.</translation>
    </message>
    <message>
      <source>All images are alike here, so a map would show a single point.</source>
      <translation>여기서는 모든 이미지가 똑같아서 지도에 점 하나만 나타납니다.</translation>
    </message>
    <message>
      <source>All members of a sweep are trained for a few epochs, then only the best of them for longer, so that time goes to those that promise most.</source>
      <translation>스윕의 모든 멤버를 몇 에포크만 학습한 뒤 좋은 멤버만 더 오래 학습하여, 가능성이 큰 쪽에 시간을 씁니다.</translation>
    </message>
    <message>
      <source>All numbers that a network learns or keeps, its weights and biases above all: a layer of 64 units on 784 inputs has (784 + 1) × 64.</source>
      <translation>신경망이 학습하거나 간직하는 모든 숫자로, 주로 가중치와 편향입니다. 입력이 784개이고 유닛이 64개인 층에는 (784 + 1) × 64개가 있습니다.</translation>
    </message>
    <message>
      <source>All weights start at 0: the units of a layer are then alike, and hidden layers learn nothing.</source>
      <translation>모든 가중치가 0에서 시작합니다. 그러면 한 층의 유닛이 모두 똑같아 은닉층은 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
      <source>All {count:,} test images are among the training images, on purpose, so {test:.1f} % is a training accuracy and no test. One would have noticed by looking for equal images in both parts.</source>
      <translation>테스트 이미지 {count:,}개가 모두 일부러 훈련 이미지에 들어 있으므로 {test:.1f}%는 시험이 아니라 훈련 정확도입니다. 두 부분에서 똑같은 이미지를 찾아 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>An axis on which equal distances multiply by the same number, so that small and large losses can be read in one plot.</source>
      <translation>같은 거리마다 같은 수가 곱해지는 축입니다. 그래서 작은 손실과 큰 손실을 한 그래프에서 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>An offline neural-network lab for classrooms: build, train, inspect and draw.</source>
      <translation>인터넷 없이 교실에서 쓰는 신경망 실험실: 만들고, 학습하고, 살펴보고, 그립니다.</translation>
    </message>
    <message>
      <source>An optimizer that divides each gradient by how large it was of late, so that steep directions get shorter steps.</source>
      <translation>기울기를 최근 크기로 나누는 옵티마이저입니다. 그래서 가파른 방향에서는 스텝이 짧아집니다.</translation>
    </message>
    <message>
      <source>An optimizer that sizes the step of each weight by its own recent gradients, so that flat directions get on as well as steep ones.</source>
      <translation>가중치마다 자신의 최근 기울기로 스텝의 크기를 정하는 옵티마이저입니다. 그래서 완만한 방향도 가파른 방향만큼 잘 나아갑니다.</translation>
    </message>
    <message>
      <source>An optimizer whose steps become ever shorter: each gradient is divided by the size of all that came before.</source>
      <translation>스텝이 점점 짧아지는 옵티마이저입니다. 기울기를 지금까지 쌓인 기울기의 크기로 나눕니다.</translation>
    </message>
    <message>
      <source>An optimizer whose steps, with momentum, are equally long in every direction of a layer's weights; the last layer learns as with adamw.</source>
      <translation>모멘텀을 쓰면서 층의 가중치가 움직이는 모든 방향의 스텝 길이를 같게 하는 옵티마이저입니다. 마지막 층은 adamw처럼 배웁니다.</translation>
    </message>
    <message>
      <source>Ankle boot</source>
      <translation>앵클부츠</translation>
    </message>
    <message>
      <source>Another run met the step {numbers}, says the student; that run is not in the hand-in, so the step does not count.</source>
      <translation>학생에 따르면 {numbers}단계는 다른 실행에서 달성했습니다. 그 실행 기록은 제출물에 없으므로 이 단계는 인정하지 않습니다.</translation>
    </message>
    <message>
      <source>Another word for kernels: a layer with 32 filters has 32 kernels and gives 32 feature maps.</source>
      <translation>커널의 다른 이름입니다. 필터가 32개인 층은 커널이 32개이고 특성 맵을 32장 냅니다.</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>답</translation>
    </message>
    <message>
      <source>Anything that keeps a network from learning its images by heart, such as L2, dropout or data augmentation.</source>
      <translation>신경망이 이미지를 외우지 못하게 하는 모든 방법입니다. L2, 드롭아웃, 데이터 증강 등이 있습니다.</translation>
    </message>
    <message>
      <source>As a share of a full circle: 0.05 is 18 degrees.</source>
      <translation>한 바퀴에 대한 비율입니다. 0.05는 18도입니다.</translation>
    </message>
    <message>
      <source>As a share of the image's side.</source>
      <translation>이미지 한 변의 길이에 대한 비율입니다.</translation>
    </message>
    <message>
      <source>As handed in</source>
      <translation>제출한 값</translation>
    </message>
    <message>
      <source>As it is, cut to a square</source>
      <translation>있는 그대로, 정사각형으로 잘라서</translation>
    </message>
    <message>
      <source>As it is, stretched to a square</source>
      <translation>있는 그대로, 정사각형으로 늘여서</translation>
    </message>
    <message>
      <source>As it is, with a margin to make it square</source>
      <translation>있는 그대로, 여백을 넣어 정사각형으로</translation>
    </message>
    <message>
      <source>Ask both ways</source>
      <translation>뒤집어서도 묻기</translation>
    </message>
    <message>
      <source>At {address} there is another class than {name} of the join file, or it was begun anew: ask for its new join file.</source>
      <translation>{address} 주소의 학급은 참가 파일의 학급({name})과 다르거나 새로 시작되었습니다. 새 참가 파일을 받으세요.</translation>
    </message>
    <message>
      <source>Bag</source>
      <translation>가방</translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation>배치 크기</translation>
    </message>
    <message>
      <source>Begun</source>
      <translation>시작</translation>
    </message>
    <message>
      <source>Below {threshold} it says that it is unsure: of {unsure:,} of {total:,} test images. Of the others it reads {accuracy} right.</source>
      <translation>확신도가 {threshold}보다 낮으면 잘 모르겠다고 답합니다. 테스트 이미지 {total:,}장 가운데 {unsure:,}장이 그렇습니다. 나머지는 {accuracy} 맞힙니다.</translation>
    </message>
    <message>
      <source>Bends each number by a function, as a step of its own.</source>
      <translation>수마다 함수를 적용하여 값을 구부리는 층입니다.</translation>
    </message>
    <message>
      <source>Beside other runs</source>
      <translation>다른 실행 기록과 나란히</translation>
    </message>
    <message>
      <source>Best fashion CNN</source>
      <translation>가장 정확한 패션 CNN</translation>
    </message>
    <message>
      <source>Best of those that came to their end: {best}, with {accuracy:.2f} %, then {second}, {difference:.2f} points behind. Whether that is luck cannot be said: of one of the two, seeds failed, and only the others have a figure.</source>
      <translation>끝까지 학습한 것 중 가장 좋은 조합: {best}, {accuracy:.2f}%. 다음은 {second}, 차이는 {difference:.2f} 퍼센트포인트. 우연인지 알 수 없습니다. 두 조합 중 하나는 일부 시드가 실패하여 나머지 시드에만 수치가 있기 때문입니다.</translation>
    </message>
    <message>
      <source>Best of those that came to their end: {best}, with {accuracy:.2f} %, then {second}, {difference:.2f} points behind. Whether that is luck cannot be said: of one of the two, seeds were stopped early, and those that went on were the better ones.</source>
      <translation>끝까지 학습한 것 중 가장 좋은 조합: {best}, {accuracy:.2f}%. 다음은 {second}, 차이는 {difference:.2f} 퍼센트포인트. 우연인지 알 수 없습니다. 두 조합 중 하나는 일부 시드가 일찍 중지되었고, 더 좋은 시드만 끝까지 학습했기 때문입니다.</translation>
    </message>
    <message>
      <source>Best small CNN</source>
      <translation>가장 정확한 소형 CNN</translation>
    </message>
    <message>
      <source>Best so far: {best}, with {accuracy:.2f} % on {count} seeds. Within noise: the second best, {second}, is {difference:.2f} points behind, but the interval reaches from {low:.2f} to {high:.2f} (95 %; Welch's t-test, {p}).</source>
      <translation>지금까지 가장 좋은 조합: {best}, 시드 {count}개 평균 {accuracy:.2f}%. 우연으로 볼 수 있는 차이입니다. 두 번째로 좋은 조합({second})과의 차이는 {difference:.2f} 퍼센트포인트이지만, 신뢰 구간이 {low:.2f}~{high:.2f}입니다(95%, 웰치의 t 검정, {p}).</translation>
    </message>
    <message>
      <source>Best so far: {best}, with {accuracy:.2f} %, then {second}, {difference:.2f} points behind. Whether that is luck cannot be said: at least {needed} seeds of each are needed, and there are {count} and {second_count}.</source>
      <translation>지금까지 가장 좋은 조합: {best}, {accuracy:.2f}%. 다음은 {second}, 차이는 {difference:.2f} 퍼센트포인트. 우연인지 알 수 없습니다. 조합마다 시드가 적어도 {needed}개 필요한데, 지금은 {count}개와 {second_count}개입니다.</translation>
    </message>
    <message>
      <source>Best: {best}, with {accuracy:.2f} % on {count} seeds. More than luck: the second best, {second}, is {difference:.2f} points behind (95 % interval {low:.2f} to {high:.2f}; Welch's t-test, {p}).</source>
      <translation>가장 좋은 조합: {best}, 시드 {count}개 평균 {accuracy:.2f}%. 우연으로 보기 어려운 차이입니다. 두 번째로 좋은 조합({second})과의 차이는 {difference:.2f} 퍼센트포인트입니다(95% 신뢰 구간 {low:.2f}~{high:.2f}, 웰치의 t 검정, {p}).</translation>
    </message>
    <message>
      <source>Better of two</source>
      <translation>둘 중 더 나은 쪽</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>편향</translation>
    </message>
    <message>
      <source>Black becomes white and white becomes black, as in scans of paper.</source>
      <translation>종이를 스캔한 것처럼 검은색은 흰색이, 흰색은 검은색이 됩니다.</translation>
    </message>
    <message>
      <source>Blanks a random rectangle of some images while training, so that no single detail is relied on.</source>
      <translation>학습하는 동안 일부 이미지에서 무작위로 직사각형을 지워, 세부 하나에만 의존하지 않게 합니다.</translation>
    </message>
    <message>
      <source>Blanks a rectangle in some images at random while training, so that no single detail is relied on.</source>
      <translation>학습하는 동안 일부 이미지에서 직사각형 하나를 무작위로 지워, 한 부분에만 기대지 않게 합니다.</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>흐림</translation>
    </message>
    <message>
      <source>Both are the same formula; categorical wants one-hot labels, sparse wants class numbers.</source>
      <translation>둘은 같은 식입니다. 범주형(categorical)에는 원-핫 레이블이, 희소 범주형(sparse)에는 클래스 번호가 필요합니다.</translation>
    </message>
    <message>
      <source>Both learned from data that were broken on purpose: {data}.</source>
      <translation>둘 다 일부러 망가뜨린 데이터로 배웠습니다: {data}.</translation>
    </message>
    <message>
      <source>Both losses are level: more epochs of the same would change little.</source>
      <translation>훈련 손실과 검증 손실이 모두 제자리입니다. 에포크를 더 늘려도 크게 달라지지 않습니다.</translation>
    </message>
    <message>
      <source>Both losses fall again, but validation loss is still above the {low:.3f} of epoch {epoch}.</source>
      <translation>훈련 손실과 검증 손실이 모두 다시 줄고 있지만, 검증 손실은 아직 에포크 {epoch}의 {low:.3f}보다 큽니다.</translation>
    </message>
    <message>
      <source>Both parts are by one hand, that of {writer}, so the test does not say how strangers are read.</source>
      <translation>두 부분 모두 한 사람({writer})의 글씨이므로, 테스트로는 다른 사람의 글씨를 얼마나 잘 읽는지 알 수 없습니다.</translation>
    </message>
    <message>
      <source>Both read the very same of the {count:,} test images right.</source>
      <translation>테스트 이미지 {count:,}장 가운데 양쪽이 맞힌 이미지가 완전히 같습니다.</translation>
    </message>
    <message>
      <source>Both were tested on the same images, but learned from different data: {first} from {data} ({share:.1f} % right), {second} from {other_data} ({other_share:.1f} %).</source>
      <translation>둘 다 같은 이미지로 시험했지만 다른 데이터로 배웠습니다. {first}: {data} ({share:.1f}% 정답), {second}: {other_data} ({other_share:.1f}%).</translation>
    </message>
    <message>
      <source>Box blur</source>
      <translation>흐림(상자)</translation>
    </message>
    <message>
      <source>By</source>
      <translation>만든 사람</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>손으로 만든 신경망</translation>
    </message>
    <message>
      <source>By its clock it was written at {time}, which is in the future.</source>
      <translation>제출한 PC의 시계로는 {time}에 쓰였는데, 아직 오지 않은 시각입니다.</translation>
    </message>
    <message>
      <source>By the clock of the class at {address} the join file is not good now, and by the clock of this PC it is: one of the two clocks is wrong, by more than {far}. Set it right.</source>
      <translation>{address} 주소의 학급 시계로는 참가 파일이 지금 유효하지 않지만, 이 PC의 시계로는 유효합니다. 두 시계 중 하나가 {far}보다 많이 틀렸습니다. 시계를 맞추세요.</translation>
    </message>
    <message>
      <source>By the clock of this PC the class {name} has been over for {far}, but it is open: the clock of this PC is ahead, at least by as much. Set it right.</source>
      <translation>이 PC의 시계로는 학급({name})이 끝난 지 {far} 지났지만, 학급은 열려 있습니다. 이 PC의 시계가 적어도 그만큼 빠릅니다. 시계를 맞추세요.</translation>
    </message>
    <message>
      <source>CNN</source>
      <translation>합성곱 신경망</translation>
    </message>
    <message>
      <source>CNN with dropout</source>
      <translation>드롭아웃을 넣은 합성곱 신경망</translation>
    </message>
    <message>
      <source>Changes each image a little at random whenever it is trained with, so that the network sees a new one each time.</source>
      <translation>학습에 쓸 때마다 이미지를 조금씩 무작위로 바꾸어, 신경망이 매번 새로운 이미지를 보게 합니다.</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>채널</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>Class board</source>
      <translation>학급 현황판</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>Classes: {names}.</source>
      <translation>클래스: {names}.</translation>
    </message>
    <message>
      <source>Coat</source>
      <translation>코트</translation>
    </message>
    <message>
      <source>Combinations of which some seeds failed and others came to their end: {count:,}, such as {example}. Their figures are those of the others, so they look better than they are.</source>
      <translation>일부 시드는 실패하고 나머지는 끝까지 학습한 조합: {count:,}개(예: {example}). 나머지 시드의 수치만 있으므로 실제보다 좋아 보입니다.</translation>
    </message>
    <message>
      <source>Compare opens zips of runs that it saved.</source>
      <translation>비교 탭에서는 비교 탭에서 저장한 실행 기록 zip 파일을 열 수 있습니다.</translation>
    </message>
    <message>
      <source>Compares the gradients of back-propagation with slopes that are measured by moving single weights a little.</source>
      <translation>역전파로 구한 기울기를, 가중치를 하나씩 조금 움직여 잰 기울기와 비교합니다.</translation>
    </message>
    <message>
      <source>Confusion matrix of {classes} classes: {right:,} of {count:,} test images lie on the diagonal.</source>
      <translation>클래스 {classes}개의 혼동 행렬: 테스트 이미지 {count:,}장 가운데 {right:,}장이 대각선에 있습니다.</translation>
    </message>
    <message>
      <source>Convolutional network</source>
      <translation>합성곱 신경망</translation>
    </message>
    <message>
      <source>Convolutional network with dropout</source>
      <translation>드롭아웃을 넣은 합성곱 신경망</translation>
    </message>
    <message>
      <source>Convolutions look for strokes wherever they are, so far fewer mistakes than any perceptron of its size. Early stopping ends it.</source>
      <translation>합성곱은 획이 어디에 있든 찾아냅니다. 그래서 크기가 비슷한 퍼셉트론보다 훨씬 적게 틀립니다. 조기 종료로 끝납니다.</translation>
    </message>
    <message>
      <source>Covers one part of the image after the other and notes how far the probability falls: where it falls far, the part mattered.</source>
      <translation>이미지의 부분을 차례로 가리고 확률이 얼마나 떨어지는지 봅니다. 많이 떨어지는 곳이 중요했던 부분입니다.</translation>
    </message>
    <message>
      <source>Cross-entropy for labels that are class numbers: it looks up the probability at that number.</source>
      <translation>레이블이 클래스 번호일 때의 교차 엔트로피이며, 그 번호 자리의 확률을 찾아 씁니다.</translation>
    </message>
    <message>
      <source>Cross-entropy for labels that are one-hot rows: all terms but that of the right class are multiplied by 0, so the number is the same.</source>
      <translation>레이블이 원-핫 벡터일 때의 교차 엔트로피입니다. 정답 클래스가 아닌 항에는 모두 0이 곱해지므로 값은 똑같습니다.</translation>
    </message>
    <message>
      <source>Ctrl+C closes it.</source>
      <translation>Ctrl+C로 닫습니다.</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>곡선</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>데이터</translation>
    </message>
    <message>
      <source>Data set</source>
      <translation>데이터셋</translation>
    </message>
    <message>
      <source>Decides initial weights, batches and dropout. Same seed, same run.</source>
      <translation>초기 가중치, 배치, 드롭아웃을 결정합니다. 시드가 같으면 학습 결과도 같습니다.</translation>
    </message>
    <message>
      <source>Decides which images are set aside.</source>
      <translation>어떤 이미지를 따로 떼어 둘지 결정합니다.</translation>
    </message>
    <message>
      <source>Decides which images, and how. The same seed breaks the same ones on every computer.</source>
      <translation>어느 이미지를 어떻게 바꿀지 정합니다. 같은 시드는 어느 컴퓨터에서나 같은 이미지를 망가뜨립니다.</translation>
    </message>
    <message>
      <source>Deep network</source>
      <translation>심층 신경망</translation>
    </message>
    <message>
      <source>Deep network: 64-128-32</source>
      <translation>심층 신경망: 64-128-32</translation>
    </message>
    <message>
      <source>Deeper network</source>
      <translation>더 깊은 신경망</translation>
    </message>
    <message>
      <source>Deeper network: 128-64-32</source>
      <translation>더 깊은 신경망: 128-64-32</translation>
    </message>
    <message>
      <source>Deleted {count:,} runs. Undo brings them back.</source>
      <translation>실행 기록 {count:,}개를 삭제했습니다. “실행 취소”로 되살릴 수 있습니다.</translation>
    </message>
    <message>
      <source>Deleted “{name}”. Undo brings it back.</source>
      <translation>“{name}” 실행 기록을 삭제했습니다. “실행 취소”로 되살릴 수 있습니다.</translation>
    </message>
    <message>
      <source>Digits can be made up only for data whose classes are the digits 0 to 9: set Made-up digits to 0.</source>
      <translation>지어낸 숫자는 클래스가 0부터 9까지의 숫자인 데이터에만 더할 수 있습니다. ‘지어낸 숫자’를 0으로 하세요.</translation>
    </message>
    <message>
      <source>Digits that the program draws itself, in the many forms in which people write them, and adds to the images that a network learns from.</source>
      <translation>사람들이 쓰는 여러 가지 모양대로 프로그램이 직접 그려서, 신경망이 학습하는 이미지에 더하는 숫자입니다.</translation>
    </message>
    <message>
      <source>Divides each pixel by 255, so that all numbers lie between 0 and 1.</source>
      <translation>각 픽셀을 255로 나누어 모든 숫자를 0과 1 사이로 만듭니다.</translation>
    </message>
    <message>
      <source>Divides the sums before softmax: above 1 the network becomes less sure, below 1 surer, and its answers stay.</source>
      <translation>softmax 앞의 합을 나누는 수로, 1보다 크면 신경망의 확신이 줄고 1보다 작으면 늘지만 답은 그대로입니다.</translation>
    </message>
    <message>
      <source>Done again: {what}.</source>
      <translation>다시 적용했습니다: {what}.</translation>
    </message>
    <message>
      <source>Doubt</source>
      <translation>확신</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>그린 그림</translation>
    </message>
    <message>
      <source>Drawn by hand</source>
      <translation>손으로 그린 그림</translation>
    </message>
    <message>
      <source>Drawn by hand, as the network is given it, dark on light.</source>
      <translation>손으로 그려 신경망에 넣은 그대로의 모습. 밝은 바탕에 어둡게 나타냈습니다.</translation>
    </message>
    <message>
      <source>Dress</source>
      <translation>드레스</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>드롭아웃</translation>
    </message>
    <message>
      <source>Dropout {rate:g}</source>
      <translation>Dropout {rate:g}</translation>
    </message>
    <message>
      <source>Each cell of the confusion matrix in percent of its row: of all images of this true class, how many were read so.</source>
      <translation>혼동 행렬의 칸을 그 행에 대한 백분율로 나타낸 것입니다. 실제로 이 클래스인 이미지 가운데 얼마나 그렇게 예측했는지 보여 줍니다.</translation>
    </message>
    <message>
      <source>Each combination has one seed only, so how far seeds scatter is seen only where settings make no difference.</source>
      <translation>조합마다 시드가 하나뿐이어서, 시드에 따라 얼마나 흩어지는지는 설정이 차이를 만들지 않는 곳에서만 보입니다.</translation>
    </message>
    <message>
      <source>Each image is moved in one of eight directions, as when nobody centred it.</source>
      <translation>아무도 가운데로 맞추지 않은 것처럼 이미지마다 여덟 방향 중 하나로 옮깁니다.</translation>
    </message>
    <message>
      <source>Each of the {count} classes needs a name.</source>
      <translation>{count}개 클래스마다 이름이 필요합니다.</translation>
    </message>
    <message>
      <source>Each pixel becomes the mean of those around it, as with a camera out of focus.</source>
      <translation>초점이 맞지 않은 카메라처럼 픽셀마다 주변 픽셀의 평균이 됩니다.</translation>
    </message>
    <message>
      <source>Each process of this sweep takes about {needed:.1f} GB of memory, and {free:.1f} GB are free: close other programs, or try smaller networks.</source>
      <translation>이 스윕의 프로세스 하나에 메모리가 약 {needed:.1f} GB 필요한데, 남은 메모리는 {free:.1f} GB입니다. 다른 프로그램을 닫거나 더 작은 신경망을 써 보세요.</translation>
    </message>
    <message>
      <source>Each step keeps a part of the one before, like a ball that rolls downhill.</source>
      <translation>언덕을 구르는 공처럼, 스텝마다 바로 앞 스텝의 일부를 이어받습니다.</translation>
    </message>
    <message>
      <source>Early stopping</source>
      <translation>조기 종료</translation>
    </message>
    <message>
      <source>Early stopping watches validation images, but none are set aside: raise Validation above 0.</source>
      <translation>조기 종료는 검증 이미지를 지켜보는데, 따로 떼어 둔 검증 이미지가 없습니다. 검증 비율을 0보다 크게 하세요.</translation>
    </message>
    <message>
      <source>Early stopping, patience {patience}</source>
      <translation>조기 종료, 인내 {patience}</translation>
    </message>
    <message>
      <source>Eight kernels</source>
      <translation>커널 여덟 개</translation>
    </message>
    <message>
      <source>Emboss</source>
      <translation>엠보싱(돋을새김)</translation>
    </message>
    <message>
      <source>End</source>
      <translation>종료</translation>
    </message>
    <message>
      <source>End with the weights of the best epoch, not of the last one.</source>
      <translation>마지막 에포크가 아니라 가장 좋았던 에포크의 가중치로 끝냅니다.</translation>
    </message>
    <message>
      <source>Ends the training when the watched validation figure has not improved for as many epochs as the patience allows.</source>
      <translation>지켜보는 검증 값이 정해 둔 에포크 수만큼 좋아지지 않으면 학습을 끝냅니다.</translation>
    </message>
    <message>
      <source>Engine</source>
      <translation>엔진</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>에포크 수</translation>
    </message>
    <message>
      <source>Epsilon</source>
      <translation>엡실론</translation>
    </message>
    <message>
      <source>Every output is a weighted sum of all inputs plus a bias, bent by the activation.</source>
      <translation>출력마다 모든 입력의 가중합에 편향을 더하고 활성화 함수를 적용합니다.</translation>
    </message>
    <message>
      <source>Every test image is read right.</source>
      <translation>모든 테스트 이미지를 맞혔습니다.</translation>
    </message>
    <message>
      <source>Every unit looks at all numbers of the layer before, each with a weight of its own.</source>
      <translation>모든 유닛이 앞 층의 숫자를 빠짐없이 보며, 저마다 자신의 가중치를 곱합니다.</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>예상</translation>
    </message>
    <message>
      <source>Expected calibration error</source>
      <translation>기대 보정 오차</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1 점수</translation>
    </message>
    <message>
      <source>Fashion CNN</source>
      <translation>패션 CNN</translation>
    </message>
    <message>
      <source>Fashion-MNIST</source>
      <translation>Fashion-MNIST</translation>
    </message>
    <message>
      <source>Fashion-MNIST, all 70,000</source>
      <translation>Fashion-MNIST, 전체 70,000장</translation>
    </message>
    <message>
      <source>Fashion-MNIST, starter 6,000</source>
      <translation>Fashion-MNIST, 기본 세트 6,000장</translation>
    </message>
    <message>
      <source>Few parameters, used often: thin convolutions one behind the other, a mean instead of a large last layer, and every image a little different each time.</source>
      <translation>적은 매개변수를 여러 번 활용합니다. 얇은 합성곱 층을 차례로 쌓고, 커다란 마지막 층 대신 평균을 쓰며, 이미지를 매번 조금씩 바꾸어 보여 줍니다.</translation>
    </message>
    <message>
      <source>Fewer parameters than a Dense layer of 13 units: thin convolutions one behind the other look with their weights at every place of the image, and every image is a little different each time.</source>
      <translation>유닛이 13개인 Dense 층보다 매개변수가 적습니다. 차례로 쌓은 얇은 합성곱 층이 같은 가중치로 이미지의 모든 자리를 살펴보고, 이미지는 볼 때마다 조금씩 달라집니다.</translation>
    </message>
    <message>
      <source>Fewer than two writers are named, so the images cannot be divided by writer.</source>
      <translation>이름이 있는 쓴 사람이 두 명보다 적어서 이미지를 쓴 사람별로 나눌 수 없습니다.</translation>
    </message>
    <message>
      <source>Figure {number}</source>
      <translation>그림 {number}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>파일</translation>
    </message>
    <message>
      <source>File &gt; Import data reads an npz archive with x_train, y_train, x_test and y_test, the four IDX files of a set, and a table (CSV) with a label and 784 pixels in each row. File &gt; Import images reads folders of pictures and tables that name pictures.</source>
      <translation>‘파일 &gt; 데이터 가져오기’로는 x_train, y_train, x_test, y_test가 든 npz 파일, 데이터셋의 IDX 파일 4개, 행마다 레이블 하나와 픽셀 784개가 있는 표(CSV)를 읽을 수 있습니다. 그림 폴더와 그림 이름이 적힌 표는 ‘파일 &gt; 이미지 가져오기’로 읽습니다.</translation>
    </message>
    <message>
      <source>File &gt; Lessons &gt; Open lesson opens lessons that this program saved.</source>
      <translation>‘파일 &gt; 수업 &gt; 수업 열기’로는 이 프로그램이 저장한 수업을 엽니다.</translation>
    </message>
    <message>
      <source>File &gt; Open model opens the JSON files that File &gt; Save model writes.</source>
      <translation>‘파일 &gt; 모델 열기’로는 ‘파일 &gt; 모델 저장’으로 저장한 JSON 파일을 열 수 있습니다.</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>필터 수</translation>
    </message>
    <message>
      <source>Fine-tuned from</source>
      <translation>미세 조정의 출발점</translation>
    </message>
    <message>
      <source>Fingerprint of the data</source>
      <translation>데이터 지문</translation>
    </message>
    <message>
      <source>Fingerprint: {digits}</source>
      <translation>지문: {digits}</translation>
    </message>
    <message>
      <source>First network</source>
      <translation>첫 신경망</translation>
    </message>
    <message>
      <source>First network: 64-32</source>
      <translation>첫 신경망: 64-32</translation>
    </message>
    <message>
      <source>First rung</source>
      <translation>첫 단계</translation>
    </message>
    <message>
      <source>First weights from a bell curve with the standard deviation 0.05, however large the layer is.</source>
      <translation>층의 크기와 상관없이 표준편차가 0.05인 종 모양 분포에서 처음 가중치를 뽑습니다.</translation>
    </message>
    <message>
      <source>First weights from a bell curve with the standard deviation 1, as in simple lessons; for large layers they are too far apart.</source>
      <translation>간단한 수업에서처럼 표준편차가 1인 종 모양 분포에서 처음 가중치를 뽑습니다. 큰 층에는 너무 퍼져 있습니다.</translation>
    </message>
    <message>
      <source>Five convolutions and a global average; small random shifts show every garment in a new place each time, so it learns shapes and not positions.</source>
      <translation>합성곱 층 5개와 전역 평균 풀링입니다. 옷을 무작위로 조금씩 옮겨 매번 새로운 자리에서 보여 주므로 위치가 아니라 모양을 배웁니다.</translation>
    </message>
    <message>
      <source>Folders or the table say which images are for testing.</source>
      <translation>어느 이미지가 테스트용인지는 폴더나 표가 정했습니다.</translation>
    </message>
    <message>
      <source>For a class of PCs {names} must be installed: pip install 'mnist-desktop[cluster]', or the checkout's '.[cluster]'.</source>
      <translation>학급 PC들로 학습하려면 다음을 설치해야 합니다: {names}. pip install 'mnist-desktop[cluster]', 또는 체크아웃에서 '.[cluster]'.</translation>
    </message>
    <message>
      <source>From epoch {since:,} to epoch {epoch:,} training loss rose from {before} to {now}.</source>
      <translation>에포크 {since:,}에서 {epoch:,} 사이에 훈련 손실이 {before}에서 {now}까지 올랐습니다.</translation>
    </message>
    <message>
      <source>From scratch</source>
      <translation>밑바닥부터</translation>
    </message>
    <message>
      <source>From scratch there are only Flatten, Dense, Dropout and Activation, with sgd or adam.</source>
      <translation>처음부터 직접 쓴 스크립트에는 Flatten, Dense, Dropout, Activation 층과 sgd, adam만 있습니다.</translation>
    </message>
    <message>
      <source>Further networks in it: {count:,}. Measured here: {shares}.</source>
      <translation>함께 제출한 다른 신경망: {count:,}개. 여기서 잰 값: {shares}.</translation>
    </message>
    <message>
      <source>Gaussian blur</source>
      <translation>흐림(가우시안)</translation>
    </message>
    <message>
      <source>Give at most {most} hints.</source>
      <translation>힌트는 {most}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>Give either values or a span for {axis}, not both.</source>
      <translation>{axis}: 값의 목록과 범위 중 하나만 쓰세요.</translation>
    </message>
    <message>
      <source>Give the lesson a title.</source>
      <translation>수업의 제목을 쓰세요.</translation>
    </message>
    <message>
      <source>Give the lesson at least one step.</source>
      <translation>수업에 단계를 하나 이상 넣으세요.</translation>
    </message>
    <message>
      <source>Give two to {most} answers, one in each line.</source>
      <translation>보기를 2개에서 {most}개까지, 한 줄에 하나씩 쓰세요.</translation>
    </message>
    <message>
      <source>Goals met</source>
      <translation>이룬 목표</translation>
    </message>
    <message>
      <source>Half the dropout and no penalties</source>
      <translation>드롭아웃은 절반, 규제는 없음</translation>
    </message>
    <message>
      <source>Hand-ins: {count:,}. Looked at on {time}.</source>
      <translation>제출물 {count:,}개, 본 시각 {time}.</translation>
    </message>
    <message>
      <source>Handed in</source>
      <translation>제출 시각</translation>
    </message>
    <message>
      <source>Height and width of all kernels of this round, in pixels.</source>
      <translation>이 라운드의 모든 커널의 높이와 너비입니다. 단위는 픽셀입니다.</translation>
    </message>
    <message>
      <source>Height and width of the kernel in pixels.</source>
      <translation>커널의 높이와 너비입니다. 단위는 픽셀입니다.</translation>
    </message>
    <message>
      <source>Height and width of the pooling window in pixels.</source>
      <translation>풀링 창의 높이와 너비입니다. 단위는 픽셀입니다.</translation>
    </message>
    <message>
      <source>Height and width of the window in pixels.</source>
      <translation>창의 높이와 너비입니다. 단위는 픽셀입니다.</translation>
    </message>
    <message>
      <source>Here only drawings are read that Collect has saved.</source>
      <translation>여기서는 모으기에서 저장한 손글씨만 읽습니다.</translation>
    </message>
    <message>
      <source>Hidden Dense layers</source>
      <translation>은닉 Dense 층 수</translation>
    </message>
    <message>
      <source>Horizontal edges</source>
      <translation>가로 윤곽선</translation>
    </message>
    <message>
      <source>House</source>
      <translation>집</translation>
    </message>
    <message>
      <source>How far chance can move an accuracy: with other test images of the same kind it would lie in here about 95 times in 100; more images make it narrower.</source>
      <translation>정확도가 우연히 얼마나 달라질 수 있는지 보여 줍니다. 같은 종류의 다른 테스트 이미지로 재면 100번 중 약 95번은 이 안에 놓이며, 이미지가 많을수록 좁아집니다.</translation>
    </message>
    <message>
      <source>How far each image is moved. What leaves the frame is lost.</source>
      <translation>이미지를 얼마나 옮기는지입니다. 밖으로 나간 것은 사라집니다.</translation>
    </message>
    <message>
      <source>How far each step moves the weights: too small and learning takes very long, too large and it jumps past the goal.</source>
      <translation>스텝마다 가중치를 얼마나 움직일지 정합니다. 너무 작으면 학습이 아주 오래 걸리고, 너무 크면 목표를 뛰어넘습니다.</translation>
    </message>
    <message>
      <source>How far numbers usually lie from their mean: small means close together, large means far apart.</source>
      <translation>숫자들이 평균에서 보통 얼마나 떨어져 있는지 나타냅니다. 작으면 모여 있고 크면 퍼져 있습니다.</translation>
    </message>
    <message>
      <source>How far you had come cannot be read, and the lesson begins anew. What was kept is in {place}.</source>
      <translation>어디까지 했는지 읽을 수 없어 수업을 처음부터 시작합니다. 보관되어 있던 것은 여기에 있습니다: {place}.</translation>
    </message>
    <message>
      <source>How it was trained</source>
      <translation>학습 방법</translation>
    </message>
    <message>
      <source>How large a step each update takes.</source>
      <translation>가중치를 한 번 고칠 때 얼마나 크게 움직일지 정합니다.</translation>
    </message>
    <message>
      <source>How many digits in made-up handwriting are added for each image to learn from; validation and test have none. For a network that is to read hands that are not in the data.</source>
      <translation>학습할 이미지 한 장마다 지어낸 글씨체의 숫자를 몇 장 더할지 정합니다. 검증과 시험에는 쓰지 않습니다. 데이터에 없는 글씨도 읽어야 하는 신경망에 씁니다.</translation>
    </message>
    <message>
      <source>How many epochs in a row may pass without a better figure before early stopping ends the training; here three.</source>
      <translation>더 나은 값이 없어도 조기 종료 전까지 기다리는 연속 에포크 수입니다. 그림에서는 세 번입니다.</translation>
    </message>
    <message>
      <source>How many epochs without improvement are allowed.</source>
      <translation>나아지지 않는 에포크를 몇 번까지 허용할지 정합니다.</translation>
    </message>
    <message>
      <source>How many images are in a batch: few give many uncertain steps in an epoch, many give few steps that are surer.</source>
      <translation>배치 하나에 들어 있는 이미지 수입니다. 적으면 한 에포크의 스텝이 많지만 불확실하고, 많으면 스텝이 적지만 더 확실합니다.</translation>
    </message>
    <message>
      <source>How many images each step looks at.</source>
      <translation>한 스텝에서 보는 이미지의 수입니다.</translation>
    </message>
    <message>
      <source>How many images of each class (row) are read as which class (column).</source>
      <translation>각 클래스(행)의 이미지 몇 장을 어느 클래스(열)로 읽었는지 보여 줍니다.</translation>
    </message>
    <message>
      <source>How many kernels slide over the image, one feature map each.</source>
      <translation>이미지 위로 움직이는 커널의 개수입니다. 커널마다 특성 맵이 하나씩 나옵니다.</translation>
    </message>
    <message>
      <source>How many neurons the layer has.</source>
      <translation>층에 있는 뉴런의 개수입니다.</translation>
    </message>
    <message>
      <source>How many numbers a layer gives and how they lie: 26 × 26 × 32 are 32 maps of 26 by 26 numbers.</source>
      <translation>층이 내놓는 숫자가 몇 개이고 어떻게 놓이는지 나타냅니다. 26 × 26 × 32는 가로세로 26개인 맵이 32장이라는 뜻입니다.</translation>
    </message>
    <message>
      <source>How many of its training images are left, in percent.</source>
      <translation>그 클래스의 훈련 이미지를 몇 퍼센트 남기는지입니다.</translation>
    </message>
    <message>
      <source>How many of the images are changed, in percent.</source>
      <translation>이미지의 몇 퍼센트를 바꾸는지입니다.</translation>
    </message>
    <message>
      <source>How many of the test images are put among the training images, in percent.</source>
      <translation>테스트 이미지의 몇 퍼센트를 훈련 이미지에 넣는지입니다.</translation>
    </message>
    <message>
      <source>How many pixels the window moves at each step.</source>
      <translation>창이 한 번에 움직이는 픽셀 수입니다.</translation>
    </message>
    <message>
      <source>How many pixels the window moves on at each step: with 2 it skips every other place, and the map is half as large.</source>
      <translation>창이 한 번에 몇 픽셀씩 옮겨 가는지 나타냅니다. 2이면 한 자리씩 건너뛰어 맵의 크기가 절반이 됩니다.</translation>
    </message>
    <message>
      <source>How many pixels to each side are taken into the mean.</source>
      <translation>양쪽으로 몇 픽셀까지 평균에 넣는지입니다.</translation>
    </message>
    <message>
      <source>How many test images the class has.</source>
      <translation>그 클래스의 테스트 이미지 수입니다.</translation>
    </message>
    <message>
      <source>How much of each label is spread over all classes, so that the network is never asked to be certain. The curves show the loss with such labels, Results the one without.</source>
      <translation>레이블의 얼마만큼을 모든 클래스에 고루 나눌지 정합니다. 그러면 신경망이 100% 확신하도록 강요받지 않습니다. 곡선은 이런 레이블로 구한 손실을, 결과 탭은 원래 레이블로 구한 손실을 보여 줍니다.</translation>
    </message>
    <message>
      <source>How much of the previous step SGD and RMSprop keep.</source>
      <translation>SGD와 RMSprop에서 직전 움직임을 얼마나 이어 갈지 정합니다.</translation>
    </message>
    <message>
      <source>How much of the training images is set aside for validation: 0.2 is a fifth of them.</source>
      <translation>훈련 이미지 가운데 검증용으로 떼어 두는 비율입니다. 0.2이면 5분의 1입니다.</translation>
    </message>
    <message>
      <source>How networks were taught before relu and Adam, on pixels from 0 to 255: it learns slowly, to about 82 % on all 70,000 images and to about 62 % on the starter set.</source>
      <translation>relu와 Adam이 나오기 전에 신경망을 가르치던 방식입니다. 0부터 255까지의 픽셀 값을 그대로 씁니다. 천천히 학습하여 이미지 70,000장 전체로는 약 82%, 기본 세트로는 약 62%에 이릅니다.</translation>
    </message>
    <message>
      <source>How often a test would find a difference that is really there; the more seeds of each, the more often.</source>
      <translation>실제로 있는 차이를 검정이 찾아내는 비율이며, 양쪽의 시드가 많을수록 높아집니다.</translation>
    </message>
    <message>
      <source>How often all images are seen.</source>
      <translation>모든 이미지를 몇 번씩 볼지 정합니다.</translation>
    </message>
    <message>
      <source>How slowly the running mean and variance follow the batches.</source>
      <translation>이동 평균과 이동 분산이 배치의 값을 얼마나 천천히 따라가는지를 정합니다.</translation>
    </message>
    <message>
      <source>How strong the added noise is.</source>
      <translation>더하는 잡음의 세기입니다.</translation>
    </message>
    <message>
      <source>How the learning rate changes: constant; step: a tenth at half and at three quarters; cosine: falls to zero; one_cycle: rises for a fifth, then falls.</source>
      <translation>학습률이 변하는 방식입니다. constant: 일정하게 유지, step: 2분의 1과 4분의 3 지점에서 각각 10분의 1로, cosine: 0까지 감소, one_cycle: 처음 5분의 1 동안 커졌다가 감소.</translation>
    </message>
    <message>
      <source>How the training images are divided into those to fit and those to validate; the split seed decides which go where.</source>
      <translation>훈련 이미지를 훈련용과 검증용으로 나누는 일이며, 어느 이미지가 어디로 갈지는 분할 시드가 정합니다.</translation>
    </message>
    <message>
      <source>How the weights are drawn before training.</source>
      <translation>학습을 시작하기 전에 가중치의 초깃값을 뽑는 방법입니다.</translation>
    </message>
    <message>
      <source>How the weights are drawn before training: mostly small random numbers, since units that start alike stay alike.</source>
      <translation>학습 전에 가중치를 정하는 방법입니다. 똑같이 시작한 유닛은 계속 똑같으므로, 보통 작은 난수를 씁니다.</translation>
    </message>
    <message>
      <source>How well confidence and accuracy agree: of images read with a confidence of 80 %, 80 % should be right.</source>
      <translation>확신도와 정확도가 얼마나 일치하는지를 뜻하며, 확신도 80%로 예측한 이미지라면 80%가 맞아야 합니다.</translation>
    </message>
    <message>
      <source>How: {recipe}.</source>
      <translation>방법: {recipe}.</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>항등(그대로)</translation>
    </message>
    <message>
      <source>If the two best differ by no more than that, not even {most:,} seeds of each would show it.</source>
      <translation>가장 좋은 두 조합의 차이가 이 정도라면, 시드를 {most:,}개씩 써도 드러나지 않습니다.</translation>
    </message>
    <message>
      <source>If the two best really differ by that much, about {needed:,} seeds of each would show it 4 times in 5.</source>
      <translation>가장 좋은 두 조합이 정말 이만큼 다르다면, 시드를 약 {needed:,}개씩 쓸 때 5번 중 4번은 드러납니다.</translation>
    </message>
    <message>
      <source>If they really differ by no more than {difference:.2f} points, not even {most:,} seeds of each would tell it from luck.</source>
      <translation>실제 차이가 {difference:.2f} 퍼센트포인트를 넘지 않는다면, 양쪽을 각각 {most:,}개의 시드로 학습해도 우연과 구별할 수 없습니다.</translation>
    </message>
    <message>
      <source>If they really differ by {difference:.2f} points, about {needed:,} seeds of each would tell it from luck 4 times in 5 (80 % power), by the scatter of these {first_count} and {second_count} runs.</source>
      <translation>실제 차이가 {difference:.2f} 퍼센트포인트라면, 양쪽을 각각 약 {needed:,}개의 시드로 학습할 때 5번 중 4번은 우연과 구별할 수 있습니다(검정력 80%). 이 {first_count}개와 {second_count}개 실행의 흩어짐으로 계산했습니다.</translation>
    </message>
    <message>
      <source>If they really differ by {difference:.2f} points, about {needed:,} seeds of each would tell it from luck 4 times in 5 (80 % power). That is a guess: so few runs do not say how seeds scatter, so it takes the scatter that {count:,} test images give by themselves.</source>
      <translation>실제 차이가 {difference:.2f} 퍼센트포인트라면, 양쪽을 각각 약 {needed:,}개의 시드로 학습할 때 5번 중 4번은 우연과 구별할 수 있습니다(검정력 80%). 이것은 어림입니다. 이렇게 적은 실행으로는 시드에 따른 흩어짐을 알 수 없으므로 테스트 이미지 {count:,}장에서 오는 흩어짐으로 계산했습니다.</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>Images as points on a plane, each instead of its many numbers by two, so that alike images lie close together.</source>
      <translation>이미지마다 많은 숫자를 두 개로 줄여 평면 위의 점으로 나타낸 것으로, 비슷한 이미지는 서로 가까이 있습니다.</translation>
    </message>
    <message>
      <source>Images sorted by confidence, with a bar for how many of each kind are right; the diagonal is perfect agreement.</source>
      <translation>이미지를 확신도에 따라 나누고 구간마다 맞힌 비율을 막대로 나타낸 그림이며, 대각선은 둘이 완전히 일치하는 경우입니다.</translation>
    </message>
    <message>
      <source>Images that are kept apart to judge a trained network: no training learns from them.</source>
      <translation>학습된 신경망을 평가하려고 따로 둔 이미지이며, 학습에는 전혀 쓰이지 않습니다.</translation>
    </message>
    <message>
      <source>Images that belong together, each with a label that says what it shows.</source>
      <translation>무엇을 나타내는지 알려 주는 레이블이 하나씩 붙은 이미지들의 모음입니다.</translation>
    </message>
    <message>
      <source>Images to fit</source>
      <translation>학습용 이미지</translation>
    </message>
    <message>
      <source>Images to test</source>
      <translation>테스트용 이미지</translation>
    </message>
    <message>
      <source>Images to validate</source>
      <translation>검증용 이미지</translation>
    </message>
    <message>
      <source>Imported from {source}, {when}.</source>
      <translation>가져온 곳: {source}, {when}.</translation>
    </message>
    <message>
      <source>Imported {title} as {key}: {train:,} images to train with, {test:,} to test with.</source>
      <translation>{title} 가져옴, 키는 {key}: 훈련 이미지 {train:,}개, 테스트 이미지 {test:,}개.</translation>
    </message>
    <message>
      <source>In my own words</source>
      <translation>내가 쓴 글</translation>
    </message>
    <message>
      <source>In use, the network looks at each image and at its mirror image, and its last layer gets the mean: two looks err less.</source>
      <translation>사용할 때 신경망은 이미지와 좌우로 뒤집은 이미지를 모두 보고, 마지막 층이 둘의 평균을 받습니다. 두 번 보면 덜 틀립니다.</translation>
    </message>
    <message>
      <source>In use, the network sees each image and its mirror image: its last layer gets the mean of both.</source>
      <translation>사용할 때 신경망은 이미지와 좌우로 뒤집은 이미지를 모두 봅니다. 마지막 층은 둘의 평균을 받습니다.</translation>
    </message>
    <message>
      <source>In what they differ; what all of them share is left out.</source>
      <translation>서로 다른 점. 모두 같은 것은 뺐습니다.</translation>
    </message>
    <message>
      <source>In {told:.1f} % of the test images a pixel in the corner tells the label, on purpose, so {test:.1f} % right is no honest figure. One would have noticed in Inside, where the saliency is bright in the corner, and by drawing an image without it.</source>
      <translation>테스트 이미지의 {told:.1f}%에서 구석의 픽셀이 일부러 레이블을 알려 주므로 정답 {test:.1f}%는 정직한 수치가 아닙니다. 내부 탭에서 중요도 맵이 구석에서 밝은 것으로, 그리고 그 픽셀이 없는 그림을 그려 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>Initializer</source>
      <translation>가중치 초기화</translation>
    </message>
    <message>
      <source>Insert Flatten</source>
      <translation>Flatten 넣기</translation>
    </message>
    <message>
      <source>Inside the network</source>
      <translation>신경망 내부</translation>
    </message>
    <message>
      <source>Inverted images</source>
      <translation>반전된 이미지</translation>
    </message>
    <message>
      <source>Is added to each sum, before the activation.</source>
      <translation>활성화 함수를 적용하기 전에 합마다 더하는 수입니다.</translation>
    </message>
    <message>
      <source>It agrees with the run: the largest difference of {count} predictions is {difference}.</source>
      <translation>실행 기록과 일치합니다. 예측 {count}개의 가장 큰 차이: {difference}.</translation>
    </message>
    <message>
      <source>It agrees: in {epochs} epochs on {images} images at a tenth of the learning rate it finds the losses of this program's engine, to a share of {share}. Its network has the same {parameters:,} parameters.</source>
      <translation>일치합니다. 학습률의 10분의 1로 이미지 {images}장을 {epochs}에포크 학습했을 때 손실이 이 프로그램의 엔진과 같습니다(상대 차이 {share}). 신경망의 매개변수 수도 {parameters:,}개로 같습니다.</translation>
    </message>
    <message>
      <source>It agrees: its first loss is that of this program's engine to a share of {first}, and so are, to {share}, those of {epochs} epochs on {images} images at a tenth of the learning rate. Its network has the same {parameters:,} parameters.</source>
      <translation>일치합니다. 첫 손실이 이 프로그램의 엔진과 같고(상대 차이 {first}), 학습률의 10분의 1로 이미지 {images}장을 학습한 {epochs}에포크의 손실도 같습니다(상대 차이 {share}). 신경망의 매개변수 수도 {parameters:,}개로 같습니다.</translation>
    </message>
    <message>
      <source>It both fixes and hides {name}.</source>
      <translation>고정과 숨김을 함께 지정한 항목이 있습니다: {name}.</translation>
    </message>
    <message>
      <source>It came out</source>
      <translation>결과</translation>
    </message>
    <message>
      <source>It changes nothing with the other settings as they are.</source>
      <translation>다른 설정을 지금대로 두면 이 값을 바꾸어도 달라지는 것이 없습니다.</translation>
    </message>
    <message>
      <source>It claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right.</source>
      <translation>{claimed:.1f}%라고 하지만, 그 가중치는 같은 테스트 이미지의 {measured:.1f}%를 바르게 읽습니다.</translation>
    </message>
    <message>
      <source>It could not be checked: {cause}</source>
      <translation>확인할 수 없었습니다: {cause}</translation>
    </message>
    <message>
      <source>It does not agree with the run: it gives answers that are no numbers (NaN).</source>
      <translation>실행 기록과 일치하지 않습니다. 숫자가 아닌 답(NaN)이 나옵니다.</translation>
    </message>
    <message>
      <source>It does not agree with the run: it gives numbers of the shape {theirs}, not {own}.</source>
      <translation>실행 기록과 일치하지 않습니다. 답의 모양이 {own}이어야 하는데 다릅니다: {theirs}.</translation>
    </message>
    <message>
      <source>It does not agree with the run: its losses are no numbers (NaN).</source>
      <translation>실행 기록과 일치하지 않습니다. 손실이 숫자가 아닙니다(NaN).</translation>
    </message>
    <message>
      <source>It does not agree with the run: the largest difference of {count} predictions is {difference}.</source>
      <translation>실행 기록과 일치하지 않습니다. 예측 {count}개의 가장 큰 차이: {difference}.</translation>
    </message>
    <message>
      <source>It does not agree: on {images} images its losses differ from the engine's by a share of {share}.</source>
      <translation>일치하지 않습니다. 이미지 {images}장에서 손실이 엔진과 다릅니다(상대 차이 {share}).</translation>
    </message>
    <message>
      <source>It fixes or hides {name}, which is unknown. Known are: {known}.</source>
      <translation>고정하거나 숨기려는 항목을 알 수 없습니다: {name}. 아는 항목: {known}.</translation>
    </message>
    <message>
      <source>It has forgotten some of what it knew: {before:,} of {count:,} test images were read wrong, and {after:,} are now (McNemar's test, {p}). Mix in more of the old images, or train fewer epochs at a lower rate.</source>
      <translation>알던 것을 조금 잊었습니다. 테스트 이미지 {count:,}장 가운데 {before:,}장을 틀리던 것이 이제 {after:,}장을 틀립니다(맥니마 검정, {p}). 예전 이미지를 더 섞거나, 더 낮은 학습률로 더 적은 에포크를 학습시키세요.</translation>
    </message>
    <message>
      <source>It has one epoch only, so there is nothing to look back at.</source>
      <translation>에포크가 하나뿐이어서 되돌아볼 것이 없습니다.</translation>
    </message>
    <message>
      <source>It holds several pictures, as an animation does; only the first was taken.</source>
      <translation>애니메이션처럼 그림이 여러 개 들어 있어서 첫 번째만 가져왔습니다.</translation>
    </message>
    <message>
      <source>It is a link that leads out of the folder, so it is not followed.</source>
      <translation>폴더 밖으로 나가는 링크라서 따라가지 않습니다.</translation>
    </message>
    <message>
      <source>It is a link to another place of the same folder, whose pictures are read there.</source>
      <translation>같은 폴더의 다른 곳으로 가는 링크이며, 그 그림은 그곳에서 읽습니다.</translation>
    </message>
    <message>
      <source>It is not a picture of a kind that can be read. PNG, JPEG, BMP, GIF, WebP and TIFF can.</source>
      <translation>읽을 수 있는 종류의 그림이 아닙니다. PNG, JPEG, BMP, GIF, WebP, TIFF를 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>It is of another lesson: {title}.</source>
      <translation>다른 수업의 제출물입니다: {title}.</translation>
    </message>
    <message>
      <source>It knows what it knew: {before:,} of {count:,} test images were read wrong before and {after:,} are now, which is within luck (McNemar's test, {p}).</source>
      <translation>알던 것을 그대로 압니다. 테스트 이미지 {count:,}장 가운데 전에는 {before:,}장, 지금은 {after:,}장을 틀리며, 이는 우연으로 볼 수 있는 차이입니다(맥니마 검정, {p}).</translation>
    </message>
    <message>
      <source>It lies beside the classes’ folders, not in one of them.</source>
      <translation>클래스 폴더 안이 아니라 그 옆에 있습니다.</translation>
    </message>
    <message>
      <source>It lies in too many folders, one inside the other.</source>
      <translation>너무 많은 폴더 속에 겹겹이 들어 있습니다.</translation>
    </message>
    <message>
      <source>It needs the package {package}: {command}</source>
      <translation>필요한 패키지: {package}. 설치: {command}</translation>
    </message>
    <message>
      <source>It reads the old test images better, too: {before:,} of {count:,} were read wrong, and {after:,} are now (McNemar's test, {p}).</source>
      <translation>예전 테스트 이미지도 더 잘 읽습니다. {count:,}장 가운데 {before:,}장을 틀리던 것이 이제 {after:,}장을 틀립니다(맥니마 검정, {p}).</translation>
    </message>
    <message>
      <source>It reads the very images that the run learned from: {count:,} of them.</source>
      <translation>실행이 학습한 바로 그 이미지 {count:,}장을 읽습니다.</translation>
    </message>
    <message>
      <source>It runs, and its network has the same {parameters:,} parameters. Its losses were not compared: the script says at its head what it does not repeat.</source>
      <translation>스크립트가 실행되고, 신경망의 매개변수 수가 {parameters:,}개로 같습니다. 손실은 비교하지 않았습니다. 무엇을 똑같이 되풀이하지 않는지 스크립트 맨 앞에 적혀 있습니다.</translation>
    </message>
    <message>
      <source>It runs, and its network has the same {parameters:,} parameters. Its losses were not compared: with these settings they are soon no numbers any more, in this program, too.</source>
      <translation>스크립트가 실행되고, 신경망의 매개변수 수가 {parameters:,}개로 같습니다. 손실은 비교하지 않았습니다. 이 설정에서는 이 프로그램에서도 손실이 곧 숫자가 아니게 됩니다.</translation>
    </message>
    <message>
      <source>It says that it is of this lesson, but the lesson in it is another one.</source>
      <translation>이 수업이라고 하지만, 안에 든 수업은 다른 것입니다.</translation>
    </message>
    <message>
      <source>It says that the step {numbers} is met, but the answer in it does not meet it.</source>
      <translation>{numbers}단계를 이루었다고 하지만, 안에 든 답은 그렇지 않습니다.</translation>
    </message>
    <message>
      <source>It says that the step {numbers} is met, but there is no run in it that could show this.</source>
      <translation>{numbers}단계를 이루었다고 하지만, 그것을 보여 줄 실행 기록이 안에 없습니다.</translation>
    </message>
    <message>
      <source>It shows the tab {name}, which is unknown. Known are: {known}.</source>
      <translation>보여 주려는 탭을 알 수 없습니다: {name}. 아는 탭: {known}.</translation>
    </message>
    <message>
      <source>It takes too long: in {seconds:,.0f} seconds its network has not read {count:,} images.</source>
      <translation>시간이 너무 오래 걸립니다. {seconds:,.0f}초 동안 신경망이 이미지 {count:,}장을 다 읽지 못했습니다.</translation>
    </message>
    <message>
      <source>Its network has {count:,} layers; {limit} is the most.</source>
      <translation>신경망의 층이 {count:,}개입니다. {limit}개까지만 됩니다.</translation>
    </message>
    <message>
      <source>Its network needs more memory than there is here.</source>
      <translation>그 신경망에는 이 컴퓨터에 남은 것보다 많은 메모리가 필요합니다.</translation>
    </message>
    <message>
      <source>Its results could not be measured here, so they are left out. {cause}</source>
      <translation>결과를 여기서 측정할 수 없어서 뺐습니다. {cause}</translation>
    </message>
    <message>
      <source>Its run changed what the lesson fixes: {names}.</source>
      <translation>수업이 고정한 것을 실행 기록에서 바꾸었습니다: {names}.</translation>
    </message>
    <message>
      <source>Its run claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right.</source>
      <translation>실행 기록에는 {claimed:.1f}%라고 쓰여 있지만, 그 가중치는 같은 테스트 이미지의 {measured:.1f}%를 바르게 읽습니다.</translation>
    </message>
    <message>
      <source>Its run could not be checked on the PC that leads the sweep: {cause}.</source>
      <translation>스윕을 이끄는 PC에서 실행을 확인하지 못했습니다. {cause}.</translation>
    </message>
    <message>
      <source>Its run names other images than those that {title} has here, so what it claims cannot be compared.</source>
      <translation>실행 기록에 적힌 이미지가 이 컴퓨터에 있는 데이터 세트의 것과 달라서 제출한 값을 비교할 수 없습니다: {title}.</translation>
    </message>
    <message>
      <source>Its run was trained on other images than those of the lesson: {title}. It does not count for the goals.</source>
      <translation>수업의 것과 다른 이미지로 학습한 실행 기록입니다: {title}. 목표에는 치지 않습니다.</translation>
    </message>
    <message>
      <source>Its run was trained under another name: {name}.</source>
      <translation>다른 이름으로 학습시킨 실행 기록입니다: {name}.</translation>
    </message>
    <message>
      <source>Its run “{name}” claims {claimed:.1f} %, but its weights read {measured:.1f} % of the same test images right.</source>
      <translation>실행 기록 “{name}”에는 {claimed:.1f}%라고 적혀 있지만, 그 가중치는 같은 테스트 이미지의 {measured:.1f}%를 바르게 읽습니다.</translation>
    </message>
    <message>
      <source>Its weights are the same, number by number, as those of {names}.</source>
      <translation>가중치가 숫자 하나하나까지 같은 제출물이 있습니다: {names}.</translation>
    </message>
    <message>
      <source>Its weights are those of {name}, which ships with the program.</source>
      <translation>프로그램에 들어 있는 신경망의 가중치입니다: {name}.</translation>
    </message>
    <message>
      <source>Its weights give no numbers, so it reads nothing.</source>
      <translation>가중치에서 숫자가 나오지 않아 아무것도 읽지 못합니다.</translation>
    </message>
    <message>
      <source>Jupyter notebook</source>
      <translation>주피터 노트북</translation>
    </message>
    <message>
      <source>Keep the share of each class equal in both parts.</source>
      <translation>나눈 두 부분에서 각 클래스의 비율을 똑같이 유지합니다.</translation>
    </message>
    <message>
      <source>Keeps one number for each map: the mean of all of it.</source>
      <translation>맵마다 전체의 평균인 숫자 하나만 남깁니다.</translation>
    </message>
    <message>
      <source>Keeps one number per channel: its mean over the whole image.</source>
      <translation>채널마다 수 하나, 곧 이미지 전체의 평균을 남깁니다.</translation>
    </message>
    <message>
      <source>Keeps positive numbers and makes all negative ones 0; fast and the usual choice for hidden layers.</source>
      <translation>양수는 그대로 두고 음수는 모두 0으로 만듭니다. 빠르며 은닉층에 가장 흔히 씁니다.</translation>
    </message>
    <message>
      <source>Keeps the largest number of each window: the image shrinks, the strongest signals stay.</source>
      <translation>창마다 가장 큰 수를 남깁니다. 이미지는 작아지고 가장 강한 신호가 남습니다.</translation>
    </message>
    <message>
      <source>Keeps the largest number of each window: the map shrinks, the strongest signals stay.</source>
      <translation>창마다 가장 큰 숫자를 남깁니다. 맵은 작아지고 가장 강한 신호는 남습니다.</translation>
    </message>
    <message>
      <source>Keeps the mean of each window.</source>
      <translation>창마다 평균을 남깁니다.</translation>
    </message>
    <message>
      <source>Kept</source>
      <translation>남기는 비율</translation>
    </message>
    <message>
      <source>Kept in your folder of runs: a pre-trained run itself is not changed.</source>
      <translation>사용자의 실행 기록 폴더에 저장합니다. 미리 학습된 실행 자체는 바뀌지 않습니다.</translation>
    </message>
    <message>
      <source>Kept until the program ends, like the run itself as long as it is not saved.</source>
      <translation>실행을 저장하기 전에는 실행과 마찬가지로 프로그램을 끝낼 때까지만 남습니다.</translation>
    </message>
    <message>
      <source>Kept until the program ends. {why}</source>
      <translation>프로그램을 끝낼 때까지만 남습니다. {why}</translation>
    </message>
    <message>
      <source>Keras model</source>
      <translation>Keras 모델</translation>
    </message>
    <message>
      <source>Kernel size</source>
      <translation>커널 크기</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>종류</translation>
    </message>
    <message>
      <source>L1</source>
      <translation>L1</translation>
    </message>
    <message>
      <source>L2</source>
      <translation>L2</translation>
    </message>
    <message>
      <source>Label in a corner pixel</source>
      <translation>구석 픽셀에 든 레이블</translation>
    </message>
    <message>
      <source>Label smoothing</source>
      <translation>레이블 스무딩</translation>
    </message>
    <message>
      <source>Laplacian</source>
      <translation>라플라시안(윤곽선)</translation>
    </message>
    <message>
      <source>Largest</source>
      <translation>최대 크기</translation>
    </message>
    <message>
      <source>Largest bend</source>
      <translation>최대 휨</translation>
    </message>
    <message>
      <source>Largest change</source>
      <translation>최대 변화</translation>
    </message>
    <message>
      <source>Largest shift</source>
      <translation>최대 이동</translation>
    </message>
    <message>
      <source>Largest shift as a share of the height.</source>
      <translation>최대 이동 거리입니다. 높이에 대한 비율로 나타냅니다.</translation>
    </message>
    <message>
      <source>Largest shift as a share of the width.</source>
      <translation>최대 이동 거리입니다. 너비에 대한 비율로 나타냅니다.</translation>
    </message>
    <message>
      <source>Largest slant</source>
      <translation>최대 기울임</translation>
    </message>
    <message>
      <source>Largest turn</source>
      <translation>최대 회전</translation>
    </message>
    <message>
      <source>Largest zoom</source>
      <translation>최대 확대·축소</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>Layer {number}</source>
      <translation>층 {number}</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: gets a row of numbers already and changes nothing.</source>
      <translation>층 {number}, {layer}: 이미 한 줄로 늘어놓은 수가 들어와서 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: gives {classes} numbers, but not yet probabilities; that takes softmax.</source>
      <translation>층 {number}, {layer}: 수 {classes}개를 내놓지만 아직 확률이 아닙니다. 확률로 바꾸려면 softmax가 필요합니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: has {count:,} of {total:,} parameters; {limit:,} is the most that fits a school PC.</source>
      <translation>층 {number}, {layer}: 전체 매개변수 {total:,}개 가운데 {count:,}개가 이 층에 있습니다. 학교 PC에서는 {limit:,}개까지만 다룰 수 있습니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: has {count:,} units, but the data set has {classes} classes.</source>
      <translation>층 {number}, {layer}: 유닛이 {count:,}개인데 데이터셋의 클래스는 {classes}개입니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: in use, the image itself is mirrored, so a layer that asks both ways belongs before the first layer that works on it.</source>
      <translation>층 {number}, {layer}: 사용할 때는 원래 이미지를 뒤집으므로, 뒤집어서도 묻는 층은 이미지로 계산을 시작하는 층보다 앞에 있어야 합니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: is the last one, but a model has to end in {classes} probabilities, one per class.</source>
      <translation>층 {number}, {layer}: 마지막 층입니다. 모델은 클래스마다 하나씩, 확률 {classes}개로 끝나야 합니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: its {window} × {window} window is larger than the image of {shape} before it.</source>
      <translation>층 {number}, {layer}: {window} × {window} 창이 앞 층의 {shape} 이미지보다 큽니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: muon multiplies square matrices as wide as a layer. With these layers a step takes too long: choose narrower ones or another optimizer.</source>
      <translation>층 {number}, {layer}: muon은 층의 너비만 한 정사각 행렬을 곱합니다. 지금 층들로는 한 스텝이 너무 오래 걸립니다. 더 좁은 층이나 다른 옵티마이저를 고르세요.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: needs a row of numbers, but gets an image of {shape}.</source>
      <translation>층 {number}, {layer}: 한 줄로 늘어놓은 수가 필요한데 {shape} 이미지가 들어옵니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: needs an image, but gets a row of {count:,} numbers.</source>
      <translation>층 {number}, {layer}: 이미지가 필요한데 한 줄로 늘어놓은 수 {count:,}개가 들어옵니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: softmax inside a network squeezes all signals to shares of 1; relu learns better.</source>
      <translation>층 {number}, {layer}: 신경망 중간에 softmax를 쓰면 모든 신호가 합이 1인 비율로 눌립니다. relu로 하면 더 잘 학습합니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: stands behind softmax, but the {classes} probabilities must come out last.</source>
      <translation>층 {number}, {layer}: softmax 뒤에 있습니다. 확률 {classes}개는 맨 마지막에 나와야 합니다.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: the from-scratch engine has only Flatten, Dense, Dropout and Activation. Choose the Keras engine for this model.</source>
      <translation>층 {number}, {layer}: 밑바닥부터 구현한 엔진에는 Flatten, Dense, Dropout, Activation만 있습니다. 이 모델을 학습하려면 Keras 엔진을 고르세요.</translation>
    </message>
    <message>
      <source>Layer {number}, {layer}: without an activation, it and the next Dense layer are no more than one layer.</source>
      <translation>층 {number}, {layer}: 활성화 함수가 없으면 이 층과 다음 Dense 층은 층 하나와 다를 바 없습니다.</translation>
    </message>
    <message>
      <source>Layer {number}: {layer}</source>
      <translation>층 {number}: {layer}</translation>
    </message>
    <message>
      <source>Layers of simple arithmetic one behind the other, which turn the numbers of an image into a probability for each class.</source>
      <translation>간단한 계산을 하는 층들을 차례로 이은 것입니다. 이미지의 숫자들을 클래스마다의 확률로 바꿉니다.</translation>
    </message>
    <message>
      <source>Lays an image out as one row of numbers.</source>
      <translation>이미지를 한 줄로 늘어놓은 수로 펼칩니다.</translation>
    </message>
    <message>
      <source>Lays the rows of an image one behind the other in a single row, because a dense layer wants a row.</source>
      <translation>이미지의 줄들을 차례로 이어 한 줄로 펼칩니다. 완전 연결층은 한 줄로 된 입력을 받기 때문입니다.</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>Learning rate {rate:g} instead of {before:g}</source>
      <translation>학습률 {before:g} 대신 {rate:g}</translation>
    </message>
    <message>
      <source>Leaves every number as it is: no bending at all.</source>
      <translation>모든 숫자를 그대로 둡니다. 전혀 구부리지 않습니다.</translation>
    </message>
    <message>
      <source>Left and right</source>
      <translation>좌우</translation>
    </message>
    <message>
      <source>Left out, or only in part: {count:,} of {all:,} files.</source>
      <translation>빠졌거나 일부만 쓴 파일: {all:,}개 중 {count:,}개.</translation>
    </message>
    <message>
      <source>Left out, {count:,} times: {reason}</source>
      <translation>제외 {count:,}개: {reason}</translation>
    </message>
    <message>
      <source>Like MNIST: found, 20 pixels high or wide, centred</source>
      <translation>MNIST처럼: 찾아서 높이나 너비 20픽셀로, 가운데에</translation>
    </message>
    <message>
      <source>Like relu, but a fifth of each negative number is let through, so that no unit falls silent for ever.</source>
      <translation>relu와 비슷하지만 음수의 5분의 1은 통과시킵니다. 그래서 영영 꺼지는 유닛이 없습니다.</translation>
    </message>
    <message>
      <source>Like relu, but negative numbers run smoothly towards -1 instead of being cut off.</source>
      <translation>relu와 비슷하지만 음수를 잘라 내지 않고 -1 쪽으로 부드럽게 이어 줍니다.</translation>
    </message>
    <message>
      <source>LiteRT</source>
      <translation>LiteRT</translation>
    </message>
    <message>
      <source>LiteRT model</source>
      <translation>LiteRT 모델</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>손실 함수</translation>
    </message>
    <message>
      <source>Loss and accuracy drawn over the epochs: their shape shows whether the network learns, learns by heart, or needs more time.</source>
      <translation>손실과 정확도를 에포크에 따라 그린 것입니다. 모양을 보면 신경망이 배우고 있는지, 외우고 있는지, 시간이 더 필요한지 알 수 있습니다.</translation>
    </message>
    <message>
      <source>MNIST</source>
      <translation>MNIST</translation>
    </message>
    <message>
      <source>MNIST, all 70,000</source>
      <translation>MNIST, 전체 70,000장</translation>
    </message>
    <message>
      <source>MNIST, starter 5,000</source>
      <translation>MNIST, 기본 세트 5,000장</translation>
    </message>
    <message>
      <source>Made of drawings that were collected on the pad, {when}.</source>
      <translation>그리기 판에서 모은 그림으로 만들었습니다({when}).</translation>
    </message>
    <message>
      <source>Made-up digits</source>
      <translation>지어낸 숫자</translation>
    </message>
    <message>
      <source>Makes a map smaller: of each window only one number is kept, the largest or the mean.</source>
      <translation>맵을 작게 만듭니다. 창마다 숫자 하나, 곧 가장 큰 값이나 평균만 남깁니다.</translation>
    </message>
    <message>
      <source>Makes each image a little larger or smaller at random while training.</source>
      <translation>학습하는 동안 이미지를 조금씩 무작위로 키우거나 줄입니다.</translation>
    </message>
    <message>
      <source>Makes the strokes of each image thicker or thinner at random while training, as another pen would.</source>
      <translation>학습하는 동안 이미지마다 획을 무작위로 더 굵거나 가늘게 하여 다른 펜으로 쓴 것처럼 만듭니다.</translation>
    </message>
    <message>
      <source>Many runs that differ in chosen settings, each a member of the sweep, made to see which of them matter.</source>
      <translation>고른 설정만 다른 여러 실행으로, 실행 하나하나가 스윕의 멤버이며 어떤 설정이 중요한지 보려고 합니다.</translation>
    </message>
    <message>
      <source>Mean confidence</source>
      <translation>평균 확신도</translation>
    </message>
    <message>
      <source>Mean loss</source>
      <translation>평균 손실</translation>
    </message>
    <message>
      <source>Mean of the classes</source>
      <translation>클래스 평균</translation>
    </message>
    <message>
      <source>Measured here</source>
      <translation>여기서 잰 값</translation>
    </message>
    <message>
      <source>Members that were stopped early: {count:,}. So that all can be compared, settings are judged by what each could do after epoch {epoch:,}, which favours those that learn fast; the best is looked for among those that came to their end.</source>
      <translation>일찍 중지된 멤버: {count:,}개. 모두 비교할 수 있도록 설정은 {epoch:,}에포크 뒤의 정확도로 판단했으며, 빨리 배우는 쪽에 유리합니다. 가장 좋은 조합은 끝까지 학습한 멤버 중에서 찾았습니다.</translation>
    </message>
    <message>
      <source>Members without a figure, as they failed or could not be built: {count:,}. They are left out; look at what they share.</source>
      <translation>실패했거나 만들 수 없어서 수치가 없는 멤버: {count:,}개. 판단에서 뺐습니다. 이 멤버들의 공통점을 살펴보세요.</translation>
    </message>
    <message>
      <source>Met: for {name} you predicted {expected:.1f} %, and it reads {reached:.1f} % right.</source>
      <translation>달성: ‘{name}’의 예상은 {expected:.1f}%, 결과는 {reached:.1f}%입니다.</translation>
    </message>
    <message>
      <source>Met: for {name} you predicted {expected:.1f} %.</source>
      <translation>달성: ‘{name}’의 예상은 {expected:.1f}%입니다.</translation>
    </message>
    <message>
      <source>Met: the network misreads your drawing.</source>
      <translation>달성: 신경망이 그림을 잘못 읽습니다.</translation>
    </message>
    <message>
      <source>Met: this answer is right.</source>
      <translation>달성: 맞는 답입니다.</translation>
    </message>
    <message>
      <source>Met: you have answered.</source>
      <translation>달성: 답을 썼습니다.</translation>
    </message>
    <message>
      <source>Met: {count:,} of {asked:,} such runs.</source>
      <translation>달성: 그런 실행 {asked:,}번 가운데 {count:,}번.</translation>
    </message>
    <message>
      <source>Met: {name} reads {reached:.1f} % of the test images right.</source>
      <translation>달성: ‘{name}’의 테스트 정확도는 {reached:.1f}%입니다.</translation>
    </message>
    <message>
      <source>Mirrors half of the images from left to right while training: good for clothes, but a mirrored digit is no digit any more.</source>
      <translation>학습하는 동안 이미지의 절반을 좌우로 뒤집습니다. 옷에는 좋지만 뒤집힌 숫자는 더 이상 숫자가 아닙니다.</translation>
    </message>
    <message>
      <source>Mirrors half of the images, left to right, while training: for clothes, not for digits.</source>
      <translation>학습하는 동안 이미지의 절반을 좌우로 뒤집습니다. 옷에는 알맞지만 숫자에는 맞지 않습니다.</translation>
    </message>
    <message>
      <source>Mistakes</source>
      <translation>오답</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>모델</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>모멘텀</translation>
    </message>
    <message>
      <source>Momentum that looks ahead: the slope counts where the momentum is about to lead, so it overshoots less.</source>
      <translation>앞을 내다보는 모멘텀입니다. 모멘텀이 데려갈 곳의 기울기를 쓰므로 덜 지나칩니다.</translation>
    </message>
    <message>
      <source>More than noise: over {better_count} and {worse_count} seeds, “{better}” is better than “{worse}” by {difference:.2f} points of mean test accuracy (95 % interval {low:.2f} to {high:.2f}; Welch's t-test, {p}).</source>
      <translation>우연으로 보기 어려운 차이입니다. 시드 {better_count}개와 {worse_count}개로 학습한 평균 테스트 정확도는 “{better}” 쪽이 “{worse}” 쪽보다 {difference:.2f} 퍼센트포인트 높습니다(95% 신뢰 구간 {low:.2f}~{high:.2f}, 웰치의 t 검정, {p}).</translation>
    </message>
    <message>
      <source>Most often: {pair}.</source>
      <translation>가장 흔한 오답: {pair}.</translation>
    </message>
    <message>
      <source>Move Flatten up</source>
      <translation>Flatten을 위로 옮기기</translation>
    </message>
    <message>
      <source>Move it up</source>
      <translation>위로 옮기기</translation>
    </message>
    <message>
      <source>Moves each image a little up, down or sideways at random while training.</source>
      <translation>학습하는 동안 이미지를 상하좌우로 조금씩 무작위로 옮깁니다.</translation>
    </message>
    <message>
      <source>Nesterov</source>
      <translation>네스테로프 모멘텀</translation>
    </message>
    <message>
      <source>Nesterov momentum</source>
      <translation>네스테로프 모멘텀</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>No PC of the class is there to train now; the sweep goes on as soon as one is.</source>
      <translation>지금 학습할 학급 PC가 없습니다. 한 대라도 참가하면 스윕이 이어집니다.</translation>
    </message>
    <message>
      <source>No data set is loaded yet.</source>
      <translation>아직 불러온 데이터셋이 없습니다.</translation>
    </message>
    <message>
      <source>No difference: over {better_count} and {worse_count} seeds, “{better}” and “{worse}” have the same mean test accuracy to a hundredth of a point (95 % interval of the difference {low:.2f} to {high:.2f} points; Welch's t-test, {p}).</source>
      <translation>차이가 없습니다. 시드 {better_count}개와 {worse_count}개로 학습한 평균 테스트 정확도가 “{better}” 쪽과 “{worse}” 쪽에서 0.01 퍼센트포인트까지 같습니다(차이의 95% 신뢰 구간 {low:.2f}~{high:.2f} 퍼센트포인트, 웰치의 t 검정, {p}).</translation>
    </message>
    <message>
      <source>No folder for temporary files can be used: {cause}. Free some space, or let TMPDIR name another folder.</source>
      <translation>임시 파일을 둘 폴더를 쓸 수 없습니다: {cause}. 공간을 비우거나 TMPDIR로 다른 폴더를 지정하세요.</translation>
    </message>
    <message>
      <source>No hidden layer at all: weighted sums, one for each class. The yardstick that every deeper network has to beat. Early stopping ends it.</source>
      <translation>은닉층이 하나도 없이 클래스마다 가중합이 하나씩만 있습니다. 더 깊은 신경망이라면 반드시 넘어야 하는 기준입니다. 조기 종료로 끝납니다.</translation>
    </message>
    <message>
      <source>No image is misread by any network.</source>
      <translation>어떤 신경망도 잘못 읽은 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>No image of {title} is left to train on: set fewer aside for validation.</source>
      <translation>{title}: 학습에 쓸 이미지가 남지 않습니다. 검증용으로 떼어 두는 이미지를 줄이세요.</translation>
    </message>
    <message>
      <source>No image would be left to test with. Choose another way to divide the images.</source>
      <translation>테스트할 이미지가 하나도 남지 않습니다. 이미지를 나누는 다른 방법을 고르세요.</translation>
    </message>
    <message>
      <source>No image would be left to train with. Choose another way to divide the images.</source>
      <translation>훈련할 이미지가 하나도 남지 않습니다. 이미지를 나누는 다른 방법을 고르세요.</translation>
    </message>
    <message>
      <source>No images are set aside for validation, so over-fitting cannot be seen.</source>
      <translation>검증용으로 따로 떼어 둔 이미지가 없어서 과대적합을 알아볼 수 없습니다.</translation>
    </message>
    <message>
      <source>No images were set aside for validation, so all this goes by the test images. The best figure is too good then: it was chosen by them.</source>
      <translation>검증용으로 떼어 둔 이미지가 없어서 모두 테스트 이미지로 판단했습니다. 테스트 이미지로 골랐으므로 가장 좋은 수치는 실제보다 좋게 나옵니다.</translation>
    </message>
    <message>
      <source>No member has come to its end yet.</source>
      <translation>아직 끝까지 학습한 멤버가 없습니다.</translation>
    </message>
    <message>
      <source>No network is shown that could read the drawing: train one first.</source>
      <translation>그림을 읽을 신경망이 없습니다. 먼저 하나를 학습시키세요.</translation>
    </message>
    <message>
      <source>No network was handed in.</source>
      <translation>신경망을 제출하지 않았습니다.</translation>
    </message>
    <message>
      <source>No processes can be started for the sweep: {cause}.</source>
      <translation>스윕을 위한 프로세스를 시작할 수 없습니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>No script was given.</source>
      <translation>스크립트가 없습니다.</translation>
    </message>
    <message>
      <source>No server to download from is set. Add --mirror and the address of one that holds mnist/ and fashion-mnist/, or set {variable} to it.</source>
      <translation>다운로드할 서버가 설정되어 있지 않습니다. mnist/ 폴더와 fashion-mnist/ 폴더가 있는 서버의 주소를 --mirror 뒤에 적거나 환경 변수 {variable}에 지정하세요.</translation>
    </message>
    <message>
      <source>No server to download from is set. Set {variable} to the address of one that holds mnist/ and fashion-mnist/, or import the files instead.</source>
      <translation>내려받을 서버가 설정되어 있지 않습니다. {variable} 환경 변수에 mnist/와 fashion-mnist/가 있는 서버의 주소를 넣거나, 대신 파일을 가져오세요.</translation>
    </message>
    <message>
      <source>Nobody answers at {address}, port {port}: the class {name} is closed, or it has another address now.</source>
      <translation>{address} 주소의 {port}번 포트에서 응답이 없습니다. 학급({name})이 닫혔거나 주소가 바뀌었습니다.</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>잡음</translation>
    </message>
    <message>
      <source>Not possible for this network: from scratch there are only Flatten, Dense, Dropout and Activation, with the optimizers sgd and adam and without label smoothing.</source>
      <translation>이 신경망은 할 수 없습니다. 처음부터 직접 쓴 스크립트에는 Flatten, Dense, Dropout, Activation 층과 옵티마이저 sgd, adam만 있고 레이블 스무딩이 없습니다.</translation>
    </message>
    <message>
      <source>Not possible for this network: it was fine-tuned, so it began with the weights of another one, which a script does not have.</source>
      <translation>이 신경망에는 쓸 수 없습니다. 미세 조정한 신경망이라 다른 신경망의 가중치에서 시작했는데, 스크립트에는 그 가중치가 없습니다.</translation>
    </message>
    <message>
      <source>Not yet: choose an answer.</source>
      <translation>아직: 답을 고르세요.</translation>
    </message>
    <message>
      <source>Not yet: draw it, and then say here that you did.</source>
      <translation>아직: 그린 다음 여기서 알려 주세요.</translation>
    </message>
    <message>
      <source>Not yet: predict the test accuracy of a run before you train it.</source>
      <translation>아직: 학습하기 전에 테스트 정확도를 예상하세요.</translation>
    </message>
    <message>
      <source>Not yet: the network misreads your drawing, but takes it for another class.</source>
      <translation>아직: 신경망이 그림을 잘못 읽지만, 정해진 클래스로 읽지는 않습니다.</translation>
    </message>
    <message>
      <source>Not yet: the network reads your drawing right.</source>
      <translation>아직: 신경망이 그림을 맞게 읽습니다.</translation>
    </message>
    <message>
      <source>Not yet: this answer is not right. Look again, and choose another one.</source>
      <translation>아직: 맞는 답이 아닙니다. 다시 보고 다른 답을 고르세요.</translation>
    </message>
    <message>
      <source>Not yet: train a network that reads {asked:.1f} % of the test images right.</source>
      <translation>아직: 테스트 정확도가 {asked:.1f}% 이상인 신경망을 학습시키세요.</translation>
    </message>
    <message>
      <source>Not yet: write an answer.</source>
      <translation>아직: 답을 쓰세요.</translation>
    </message>
    <message>
      <source>Not yet: {count:,} of at least {asked:,} words.</source>
      <translation>아직: 낱말 {asked:,}개 이상 가운데 {count:,}개.</translation>
    </message>
    <message>
      <source>Not yet: {count:,} of {asked:,} such runs.</source>
      <translation>아직: 그런 실행 {asked:,}번 가운데 {count:,}번.</translation>
    </message>
    <message>
      <source>Not yet: {name} reads {reached:.1f} %, and {asked:.1f} % are asked for.</source>
      <translation>아직: ‘{name}’의 테스트 정확도는 {reached:.1f}%입니다. {asked:.1f}% 이상이어야 합니다.</translation>
    </message>
    <message>
      <source>Nothing can listen at {address}, port {port}: {cause}. Another class may be open on this PC, or another program have the port; --port and --address choose others.</source>
      <translation>{address} 주소의 {port}번 포트를 열 수 없습니다: {cause}. 이 PC에 다른 학급이 열려 있거나 다른 프로그램이 그 포트를 쓰고 있을 수 있습니다. --port와 --address로 다른 곳을 고르세요.</translation>
    </message>
    <message>
      <source>Nothing could be printed. Look whether the printer is there, or the file can be written.</source>
      <translation>인쇄하지 못했습니다. 프린터가 있는지, 파일을 쓸 수 있는지 확인하세요.</translation>
    </message>
    <message>
      <source>Nothing tells what the images of {file} show. Add --family with one of: {names}.</source>
      <translation>다음 파일의 이미지가 무엇인지 알 수 없습니다: {file}. --family에 다음 중 하나를 붙이세요: {names}.</translation>
    </message>
    <message>
      <source>Nothing varies yet: fill in at least one setting, or more than one seed.</source>
      <translation>아직 바뀌는 것이 없습니다. 설정을 하나 이상 채우거나 시드를 둘 이상 쓰세요.</translation>
    </message>
    <message>
      <source>Number of the run</source>
      <translation>실행 기록 번호</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>숫자 값</translation>
    </message>
    <message>
      <source>ONNX</source>
      <translation>ONNX</translation>
    </message>
    <message>
      <source>ONNX model</source>
      <translation>ONNX 모델</translation>
    </message>
    <message>
      <source>Of all images that belong to this class, the share that was read as it: along a row of the confusion matrix.</source>
      <translation>실제로 이 클래스인 이미지 가운데 그렇게 예측한 비율입니다. 혼동 행렬의 행에서 셉니다.</translation>
    </message>
    <message>
      <source>Of all images that were read as this class, the share that really belongs to it: down a column of the confusion matrix.</source>
      <translation>이 클래스로 예측한 이미지 가운데 실제로 이 클래스인 비율입니다. 혼동 행렬의 열에서 셉니다.</translation>
    </message>
    <message>
      <source>Of each class a share of {share:.1f} % was drawn for testing, at least one image where it has several, with the seed {seed}.</source>
      <translation>클래스마다 {share:.1f}%를, 여러 장이 있는 클래스에서는 적어도 한 장을 테스트용으로 뽑았습니다(시드 {seed}).</translation>
    </message>
    <message>
      <source>Of one class only a few training images are left, as with a rare disease. All test images stay.</source>
      <translation>드문 병처럼 한 클래스의 훈련 이미지를 조금만 남깁니다. 테스트 이미지는 모두 남습니다.</translation>
    </message>
    <message>
      <source>Of one class only {kept} % of the training images are left, on purpose. The curves count all classes together and hide it. One would have noticed in the table of classes in Data.</source>
      <translation>한 클래스의 훈련 이미지를 일부러 {kept}%만 남겼습니다. 곡선은 모든 클래스를 함께 세므로 그것을 감춥니다. 데이터 탭의 클래스 표에서 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>Of the pictures of {file}, only those of the class {name} can be read; there is nothing to tell apart.</source>
      <translation>{file}: 클래스 {name}의 그림만 읽을 수 있어서 구별할 것이 없습니다.</translation>
    </message>
    <message>
      <source>Of the rectangle, as a share of the image.</source>
      <translation>지워지는 직사각형의 최대 크기입니다. 이미지에 대한 비율로 나타냅니다.</translation>
    </message>
    <message>
      <source>Of {count:,} drawings that it has not learned from, it reads the very same as before.</source>
      <translation>학습하지 않은 손글씨 {count:,}개 가운데 바르게 읽는 것이 전과 똑같습니다.</translation>
    </message>
    <message>
      <source>Of {count:,} drawings that it has not learned from, {gained:,} are read now that were not before, and {lost:,} are not any more. Chance alone would hardly divide them so (McNemar's test, {p}): it has learned something of these hands.</source>
      <translation>학습하지 않은 손글씨 {count:,}개 가운데 새로 읽게 된 것이 {gained:,}개, 더는 못 읽는 것이 {lost:,}개입니다. 우연만으로는 이렇게 갈리기 어렵습니다(맥니마 검정, {p}). 이 글씨체에 대해 배운 것이 있습니다.</translation>
    </message>
    <message>
      <source>Of {count:,} drawings that it has not learned from, {gained:,} are read now that were not before, and {lost:,} are not any more. That may be luck (McNemar's test, {p}): more writers would tell.</source>
      <translation>학습하지 않은 손글씨 {count:,}개 가운데 새로 읽게 된 것이 {gained:,}개, 더는 못 읽는 것이 {lost:,}개입니다. 우연일 수 있습니다(맥니마 검정, {p}). 쓴 사람이 더 많으면 알 수 있습니다.</translation>
    </message>
    <message>
      <source>Of {count:,} drawings that it has not learned from, {lost:,} are not read any more, and {gained:,} are read that were not before. Chance alone would hardly divide them so (McNemar's test, {p}): it has learned the hands it saw, not these.</source>
      <translation>학습하지 않은 손글씨 {count:,}개 가운데 더는 못 읽는 것이 {lost:,}개, 새로 읽게 된 것이 {gained:,}개입니다. 우연만으로는 이렇게 갈리기 어렵습니다(맥니마 검정, {p}). 학습한 사람의 글씨만 배우고 이 글씨는 배우지 못했습니다.</translation>
    </message>
    <message>
      <source>On all {count:,} test images of {data} it read {share:.2f} %.</source>
      <translation>{data}의 테스트 이미지 {count:,}장 전체에서는 {share:.2f}%를 맞혔습니다.</translation>
    </message>
    <message>
      <source>On hidden images</source>
      <translation>숨은 이미지에서</translation>
    </message>
    <message>
      <source>On the whole both losses still fall: more epochs would help.</source>
      <translation>훈련 손실과 검증 손실이 전체적으로 모두 아직 줄고 있습니다. 에포크를 늘리면 더 나아집니다.</translation>
    </message>
    <message>
      <source>On the whole both losses still fall: the network is still learning.</source>
      <translation>훈련 손실과 검증 손실이 전체적으로 모두 아직 줄고 있습니다. 신경망이 아직 배우는 중입니다.</translation>
    </message>
    <message>
      <source>On the whole validation loss still falls, training loss is level.</source>
      <translation>검증 손실은 전체적으로 아직 줄고, 훈련 손실은 제자리입니다.</translation>
    </message>
    <message>
      <source>One change of all weights, made after one batch; an epoch has as many steps as there are batches.</source>
      <translation>배치 하나를 본 뒤 모든 가중치를 한 번 바꾸는 것입니다. 한 에포크의 스텝 수는 배치 수와 같습니다.</translation>
    </message>
    <message>
      <source>One dot of an image, kept as a number from 0 (black) to 255 (white); an image here has 28 × 28 of them.</source>
      <translation>이미지를 이루는 점 하나이며 0(검정)부터 255(하양)까지의 숫자로 저장됩니다. 여기서는 이미지 한 장이 28 × 28개의 픽셀입니다.</translation>
    </message>
    <message>
      <source>One epoch is a single point on each curve; from the second on there is a trend to read.</source>
      <translation>에포크 하나는 곡선마다 점 하나로 나타납니다. 둘째 에포크부터 추세를 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>One hidden layer and back-propagation by hand in NumPy, from weights drawn far apart: every line of it can be read.</source>
      <translation>은닉층 하나와 역전파를 NumPy로 직접 구현했습니다. 서로 멀리 흩어진 초기 가중치에서 시작합니다. 코드를 한 줄 한 줄 읽어 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>One image of the data set together with its label.</source>
      <translation>데이터셋의 이미지 한 장과 그 레이블을 함께 이르는 말입니다.</translation>
    </message>
    <message>
      <source>One number for how wrong the network is: 0 would be perfect, and training makes it smaller.</source>
      <translation>신경망이 얼마나 틀렸는지 나타내는 숫자 하나입니다. 0이면 완벽하며, 학습은 이 값을 줄입니다.</translation>
    </message>
    <message>
      <source>One of so many goes on, and gets so many times as many epochs.</source>
      <translation>이만큼의 멤버 중 하나가 계속하며, 이 배수의 에포크까지 학습합니다.</translation>
    </message>
    <message>
      <source>One of the kinds that the network tells apart: a digit from 0 to 9, a garment, or what your own images show.</source>
      <translation>신경망이 구별하는 종류 하나입니다. 0부터 9까지의 숫자, 옷의 종류, 또는 직접 가져온 이미지에 있는 것입니다.</translation>
    </message>
    <message>
      <source>One pass over all images of the fitting part: after an epoch the network has seen each of them once.</source>
      <translation>훈련용 이미지를 한 바퀴 모두 도는 것입니다. 한 에포크가 끝나면 신경망은 각 이미지를 한 번씩 본 셈입니다.</translation>
    </message>
    <message>
      <source>One place of a layer: it adds up all inputs, each times its weight, adds the bias, and the activation bends the sum.</source>
      <translation>층을 이루는 한 자리입니다. 입력마다 가중치를 곱해 모두 더하고 편향을 더한 뒤, 그 합을 활성화 함수가 구부립니다.</translation>
    </message>
    <message>
      <source>One sheet of numbers of an image: a grey image has one, a colour picture three, and behind a convolution there is one for each kernel.</source>
      <translation>이미지를 이루는 숫자 한 장입니다. 회색조 이미지는 한 장, 컬러 그림은 세 장이고, 합성곱을 거치면 커널마다 한 장입니다.</translation>
    </message>
    <message>
      <source>One stage of a network: it takes the numbers of the stage before and hands on its own.</source>
      <translation>신경망의 한 단계입니다. 앞 단계의 숫자들을 받아 자신의 숫자들을 넘겨줍니다.</translation>
    </message>
    <message>
      <source>One training with everything it left behind: layers, settings, curves, weights and test results.</source>
      <translation>학습 한 번과 그것이 남긴 모든 것입니다. 층, 설정, 곡선, 가중치, 테스트 결과가 들어 있습니다.</translation>
    </message>
    <message>
      <source>One would have noticed, in validation and in the test: no network gets beyond the share of right labels, and the mistakes of which it is surest are images with a wrong label.</source>
      <translation>검증과 테스트에서 알아차릴 수 있었습니다. 어떤 신경망도 맞는 레이블의 비율을 넘지 못하고, 가장 확신하는 오답이 레이블이 틀린 이미지입니다.</translation>
    </message>
    <message>
      <source>One would have noticed: by a look at the images of both parts, and by a gap between the accuracies of two parts of which only one is blurred.</source>
      <translation>두 부분의 이미지를 보면, 그리고 한쪽만 흐린 두 부분의 정확도 차이로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>One would have noticed: by a look at the images of both parts, and by a gap between the accuracies of two parts of which only one is noisy.</source>
      <translation>두 부분의 이미지를 보면, 그리고 한쪽에만 잡음이 있는 두 부분의 정확도 차이로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>One would have noticed: by a look at the images of both parts, by their mean pixel, and by a gap between the accuracies of two parts of which only one is inverted.</source>
      <translation>두 부분의 이미지를 보면, 픽셀의 평균으로, 그리고 한쪽만 반전된 두 부분의 정확도 차이로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>One would have noticed: by looking for equal images in both parts, and by a test accuracy that is better on those than on the others.</source>
      <translation>두 부분에서 똑같은 이미지를 찾아 보면, 그리고 그런 이미지에서 테스트 정확도가 더 높은 것으로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>One would have noticed: by the mean image of each part, which is sharp only where images are centred, and by a gap between the accuracies of two parts of which only one is shifted.</source>
      <translation>이미지가 가운데에 있을 때만 선명한 각 부분의 평균 이미지로, 그리고 한쪽만 옮겨진 두 부분의 정확도 차이로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>One would have noticed: in the table that counts the images of each class, and in that class's row of the confusion matrix; the accuracy of all classes together hides it.</source>
      <translation>클래스별 이미지 수를 세는 표와 혼동 행렬의 그 클래스 행에서 알아차릴 수 있었습니다. 모든 클래스를 합친 정확도는 그것을 감춥니다.</translation>
    </message>
    <message>
      <source>One would have noticed: results too good to be true, a saliency map that is bright in the corner, and an accuracy that falls on images without that pixel, such as drawn ones.</source>
      <translation>믿기 어려울 만큼 좋은 결과, 구석에서 밝은 중요도 맵, 그리고 그 픽셀이 없는 이미지(예: 직접 그린 그림)에서 떨어지는 정확도로 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>Only desktops of Linux are told of programs in this way.</source>
      <translation>이 방법은 리눅스 바탕 화면에서만 씁니다.</translation>
    </message>
    <message>
      <source>Only one combination of settings has come to its end: {best}, with {accuracy:.2f} %.</source>
      <translation>끝까지 학습한 설정 조합이 하나뿐입니다: {best}, {accuracy:.2f}%.</translation>
    </message>
    <message>
      <source>Only test images are broken on purpose ({damage}), and the curves are of training images: all looks well here. One will notice in Results.</source>
      <translation>테스트 이미지만 일부러 망가뜨렸고({damage}) 곡선은 훈련 이미지의 것이므로 여기서는 모두 좋아 보입니다. 결과 탭에서 알아차리게 됩니다.</translation>
    </message>
    <message>
      <source>Only windows that lie wholly inside the image count, so the map is smaller than the image.</source>
      <translation>이미지 안에 온전히 들어가는 창만 씁니다. 그래서 맵이 이미지보다 작아집니다.</translation>
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right, and the learning rate {rate:g} is large for {optimizer}, {usual:g} is usual: a smaller one may help.</source>
      <translation>훈련 이미지의 {accuracy:.1f}%만 맞힙니다. {optimizer}에는 보통 학습률 {usual:g} 정도를 쓰는데, 지금 학습률({rate:g})은 큽니다. 더 작게 하면 나아질 수 있습니다.</translation>
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right, and the learning rate {rate:g} is small for {optimizer}, {usual:g} is usual: a larger one may help.</source>
      <translation>훈련 이미지의 {accuracy:.1f}%만 맞힙니다. {optimizer}에는 보통 학습률 {usual:g} 정도를 쓰는데, 지금 학습률({rate:g})은 작습니다. 더 크게 하면 나아질 수 있습니다.</translation>
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right, and the pixels are not scaled, they go from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation>훈련 이미지의 {accuracy:.1f}%만 맞힙니다. 픽셀 값이 스케일링되지 않은 0부터 255까지의 값입니다. 픽셀 값을 스케일링하고(unit), {optimizer}에 알맞은 학습률 {usual:g} 정도를 써 보세요.</translation>
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right: strong dropout or strong penalties hold the network back (under-fitting). Try less of them.</source>
      <translation>훈련 이미지의 {accuracy:.1f}%만 맞힙니다. 강한 드롭아웃이나 강한 규제가 신경망의 학습을 방해하고 있습니다(과소적합). 그 세기를 줄여 보세요.</translation>
    </message>
    <message>
      <source>Only {accuracy:.1f} % of the training images are read right: with {optimizer}, sigmoid layers learn slowly. Try relu layers, with a learning rate of about {usual:g}.</source>
      <translation>훈련 이미지의 {accuracy:.1f}%만 맞힙니다. {optimizer}에서는 sigmoid 층이 느리게 학습합니다. relu 층과 학습률 {usual:g} 정도를 써 보세요.</translation>
    </message>
    <message>
      <source>Only {train:,} of {all:,} training images show {name}, on purpose: of its {support:,} test images {recall:.1f} % are read right, of all others {others:.1f} %. One would have noticed in its row of the matrix; the accuracy hides it.</source>
      <translation>훈련 이미지 {all:,}개 중 {train:,}개만 일부러 남겼습니다(클래스: {name}). 이 클래스의 테스트 이미지 {support:,}개는 {recall:.1f}%, 나머지는 모두 {others:.1f}%를 맞혔습니다. 혼동 행렬의 그 행에서 알아차릴 수 있었습니다. 정확도는 그것을 감춥니다.</translation>
    </message>
    <message>
      <source>Opening the epoch was stopped.</source>
      <translation>에포크 열기를 멈췄습니다.</translation>
    </message>
    <message>
      <source>Opening the run was stopped.</source>
      <translation>실행 기록 열기를 중지했습니다.</translation>
    </message>
    <message>
      <source>Optimizer</source>
      <translation>옵티마이저</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>출력</translation>
    </message>
    <message>
      <source>Over-fitting</source>
      <translation>과대적합</translation>
    </message>
    <message>
      <source>Own weights</source>
      <translation>직접 정한 가중치</translation>
    </message>
    <message>
      <source>PCs of a class that train the runs of a sweep together: one PC opens the class, and others join it by its file.</source>
      <translation>스윕의 실행들을 함께 학습하는 한 학급의 PC들. PC 한 대가 학급을 열고, 다른 PC들은 그 파일로 참가합니다.</translation>
    </message>
    <message>
      <source>PNG, JPEG, GIF, BMP, TIFF and WebP pictures can be read here.</source>
      <translation>PNG, JPEG, GIF, BMP, TIFF, WebP 그림을 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>Padding</source>
      <translation>패딩</translation>
    </message>
    <message>
      <source>Page {page} of {pages}</source>
      <translation>{page} / {pages}쪽</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>매개변수 수</translation>
    </message>
    <message>
      <source>Pareto front</source>
      <translation>파레토 경계</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>붙여넣은 그림</translation>
    </message>
    <message>
      <source>Patience</source>
      <translation>참을 에포크 수</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>픽셀</translation>
    </message>
    <message>
      <source>Pool size</source>
      <translation>풀링 크기</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>풀링</translation>
    </message>
    <message>
      <source>Pre-trained by us on all {count:,} training images of {data} and on {made_up:,} made-up digits: {command}</source>
      <translation>개발자가 {data}의 훈련 이미지 {count:,}장 모두와 지어낸 숫자 {made_up:,}장으로 미리 학습시킨 모델: {command}</translation>
    </message>
    <message>
      <source>Pre-trained by us on all {count:,} training images of {data}: {command}</source>
      <translation>개발자가 {data}의 훈련 이미지 {count:,}장 전체로 미리 학습시킨 모델: {command}</translation>
    </message>
    <message>
      <source>Pre-trained by us on the {count:,} training images of {data}, of which {held:,} only served to validate, and on {made_up:,} made-up digits: {command}</source>
      <translation>개발자가 {data}의 훈련 이미지 {count:,}장(그중 {held:,}장은 검증에만 사용)과 지어낸 숫자 {made_up:,}장으로 미리 학습시킨 모델: {command}</translation>
    </message>
    <message>
      <source>Pre-trained by us on the {count:,} training images of {data}, of which {held:,} only served to validate: {command}</source>
      <translation>개발자가 {data}의 훈련 이미지 {count:,}장(그중 {held:,}장은 검증에만 사용)으로 미리 학습시킨 모델: {command}</translation>
    </message>
    <message>
      <source>Pre-trained by us on {data}: {command}</source>
      <translation>개발자가 {data} 데이터로 미리 학습시킨 모델: {command}</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>정밀도</translation>
    </message>
    <message>
      <source>Precision: of the images read as a class, the share that is of it. Recall: of those of a class, the share that is read so. F1: their harmonic mean.</source>
      <translation>정밀도: 어떤 클래스로 읽은 이미지 가운데 실제로 그 클래스인 비율. 재현율: 어떤 클래스의 이미지 가운데 그렇게 읽은 비율. F1: 둘의 조화 평균.</translation>
    </message>
    <message>
      <source>Predicted: {expected:.1f} %. Now train the network.</source>
      <translation>예상: {expected:.1f}%. 이제 신경망을 학습시키세요.</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>프리셋</translation>
    </message>
    <message>
      <source>Pullover</source>
      <translation>풀오버</translation>
    </message>
    <message>
      <source>Pulls each weight a little towards zero at every step, so that no weight stays large without need.</source>
      <translation>스텝마다 가중치를 0 쪽으로 조금씩 당겨, 쓸데없이 큰 가중치가 남지 않게 합니다.</translation>
    </message>
    <message>
      <source>Python script from scratch</source>
      <translation>처음부터 직접 쓴 파이썬 스크립트</translation>
    </message>
    <message>
      <source>Python script with Keras</source>
      <translation>Keras를 쓰는 파이썬 스크립트</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>질문</translation>
    </message>
    <message>
      <source>Quick CNN</source>
      <translation>빠른 CNN</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>반지름</translation>
    </message>
    <message>
      <source>Random first weights from a bell curve whose width fits the number of inputs alone.</source>
      <translation>입력의 개수에만 맞춘 너비의 종 모양 분포에서 뽑은 난수로 시작합니다.</translation>
    </message>
    <message>
      <source>Random first weights, small where a layer has many inputs and outputs, so that signals keep their size from layer to layer.</source>
      <translation>입력과 출력이 많은 층일수록 작아지는 난수로 시작합니다. 그래서 층을 지나도 신호의 크기가 유지됩니다.</translation>
    </message>
    <message>
      <source>Random first weights, small where a layer has many inputs, and larger than glorot's to make up for what relu cuts away.</source>
      <translation>입력이 많은 층일수록 작아지는 난수로 시작합니다. relu가 잘라 내는 몫을 메우도록 glorot보다 큽니다.</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>비율</translation>
    </message>
    <message>
      <source>Rate changed</source>
      <translation>학습률 변경</translation>
    </message>
    <message>
      <source>Read as</source>
      <translation>읽은 클래스</translation>
    </message>
    <message>
      <source>Read right in epoch {epoch:,}: {train:.1f} % of the training images, {validation:.1f} % for validation.</source>
      <translation>에포크 {epoch:,}에서 맞힌 비율: 훈련 이미지 {train:.1f}%, 검증 이미지 {validation:.1f}%.</translation>
    </message>
    <message>
      <source>Read right in epoch {epoch:,}: {train:.1f} % of the training images.</source>
      <translation>에포크 {epoch:,}에서 맞힌 비율: 훈련 이미지 {train:.1f}%.</translation>
    </message>
    <message>
      <source>Read wrong</source>
      <translation>틀린 이미지</translation>
    </message>
    <message>
      <source>Reading the predictions…</source>
      <translation>예측을 읽는 중…</translation>
    </message>
    <message>
      <source>Reading the validation images was stopped.</source>
      <translation>검증 이미지 예측을 중지했습니다.</translation>
    </message>
    <message>
      <source>Reading the validation images…</source>
      <translation>검증 이미지를 예측하는 중…</translation>
    </message>
    <message>
      <source>Reads drawings</source>
      <translation>손글씨를 읽는 신경망</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>재현율</translation>
    </message>
    <message>
      <source>Recommended: best with 10,000 parameters</source>
      <translation>추천: 매개변수 10,000개로 최고 성능</translation>
    </message>
    <message>
      <source>Recommended: best with 120,000 parameters</source>
      <translation>추천: 매개변수 120,000개로 최고 성능</translation>
    </message>
    <message>
      <source>Recommended: best with 60,000 parameters</source>
      <translation>추천: 매개변수 60,000개로 최고 성능</translation>
    </message>
    <message>
      <source>Recommended: best, for the patient</source>
      <translation>추천: 시간이 걸려도 최고 성능</translation>
    </message>
    <message>
      <source>Recommended: quick</source>
      <translation>추천: 빠른 신경망</translation>
    </message>
    <message>
      <source>Recommended: reads your drawings</source>
      <translation>추천: 손으로 그린 숫자를 읽는 신경망</translation>
    </message>
    <message>
      <source>Reduction factor</source>
      <translation>축소 배수</translation>
    </message>
    <message>
      <source>Relu instead of sigmoid, learning rate {rate:g}</source>
      <translation>sigmoid 대신 relu, 학습률 {rate:g}</translation>
    </message>
    <message>
      <source>Remove Flatten</source>
      <translation>Flatten 삭제</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>이 층 삭제</translation>
    </message>
    <message>
      <source>Remove what follows softmax</source>
      <translation>softmax 뒤의 층 삭제</translation>
    </message>
    <message>
      <source>Restore best</source>
      <translation>최적 가중치 복원</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>결과</translation>
    </message>
    <message>
      <source>Rows and columns were exchanged, as EMNIST’s images need it.</source>
      <translation>EMNIST의 이미지에 필요한 대로 행과 열을 바꾸었습니다.</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>실행 기록</translation>
    </message>
    <message>
      <source>Runs can be looked at but not kept or changed. {cause}</source>
      <translation>실행 기록을 볼 수만 있고 저장하거나 바꿀 수 없습니다. {cause}</translation>
    </message>
    <message>
      <source>Runs of a certain kind</source>
      <translation>정해진 종류의 실행</translation>
    </message>
    <message>
      <source>Runs with equal settings differ by {scatter:.2f} points (standard deviation).</source>
      <translation>설정으로 설명되지 않는 결과의 표준편차: {scatter:.2f} 퍼센트포인트.</translation>
    </message>
    <message>
      <source>SGD looks ahead along its momentum before it steps.</source>
      <translation>SGD가 움직이기 전에 모멘텀 방향으로 한발 앞을 내다봅니다.</translation>
    </message>
    <message>
      <source>Sample {index}</source>
      <translation>샘플 {index}</translation>
    </message>
    <message>
      <source>Sandal</source>
      <translation>샌들</translation>
    </message>
    <message>
      <source>Saved {file}, {size:,} KB.</source>
      <translation>{file} 파일로 저장했습니다 ({size:,} KB).</translation>
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation>{file} 파일을 저장했습니다.</translation>
    </message>
    <message>
      <source>SavedModel (zip)</source>
      <translation>SavedModel (zip)</translation>
    </message>
    <message>
      <source>Saving {file}…</source>
      <translation>{file}: 저장하는 중…</translation>
    </message>
    <message>
      <source>Say what to do in this step.</source>
      <translation>이 단계에서 할 일을 쓰세요.</translation>
    </message>
    <message>
      <source>Scaled pixels, learning rate {rate:g}</source>
      <translation>픽셀 스케일링, 학습률 {rate:g}</translation>
    </message>
    <message>
      <source>Scaling</source>
      <translation>스케일링</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>학습률 일정</translation>
    </message>
    <message>
      <source>See the function.</source>
      <translation>함수의 설명을 보세요.</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>시드</translation>
    </message>
    <message>
      <source>Set a fifth aside</source>
      <translation>5분의 1 떼어 두기</translation>
    </message>
    <message>
      <source>Sets a random share of its inputs to zero at each step of the training, so that no unit is relied on alone.</source>
      <translation>학습의 스텝마다 입력 가운데 일부를 무작위로 0으로 만들어, 한 유닛에만 기대지 않게 합니다.</translation>
    </message>
    <message>
      <source>Sets a random share of its inputs to zero while training, so that no neuron is relied on alone.</source>
      <translation>학습하는 동안 입력의 일부를 무작위로 골라 0으로 만들어, 뉴런 하나에만 의존하지 않게 합니다.</translation>
    </message>
    <message>
      <source>Setting</source>
      <translation>설정</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>설정</translation>
    </message>
    <message>
      <source>Several pictures have this name. Write their folders into the table, too.</source>
      <translation>이 이름의 그림이 여러 개 있습니다. 표에 폴더도 적으세요.</translation>
    </message>
    <message>
      <source>Shapes</source>
      <translation>도형</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>비율</translation>
    </message>
    <message>
      <source>Sharpen</source>
      <translation>선명하게</translation>
    </message>
    <message>
      <source>Shifted images</source>
      <translation>옮겨진 이미지</translation>
    </message>
    <message>
      <source>Shifts and scales each channel to mean 0 and variance 1 over the batch, then to learned values.</source>
      <translation>채널마다 값을 옮기고 늘이거나 줄여서 배치 전체의 평균을 0, 분산을 1로 만든 다음, 학습된 평균과 분산에 맞춥니다.</translation>
    </message>
    <message>
      <source>Shifts and scales the numbers of each channel to mean 0 and variance 1 over the batch, and then to a learned mean and spread.</source>
      <translation>채널마다 배치 안의 숫자들을 평균 0, 분산 1이 되도록 옮기고 늘이거나 줄인 다음, 학습된 평균과 퍼짐에 맞춥니다.</translation>
    </message>
    <message>
      <source>Shifts each image at random while training.</source>
      <translation>학습하는 동안 이미지마다 무작위로 위치를 옮깁니다.</translation>
    </message>
    <message>
      <source>Shirt</source>
      <translation>셔츠</translation>
    </message>
    <message>
      <source>Shrinks and enlarges each image at random while training.</source>
      <translation>학습하는 동안 이미지마다 무작위로 크기를 줄이거나 키웁니다.</translation>
    </message>
    <message>
      <source>Sigmoid 16-8</source>
      <translation>시그모이드 16-8</translation>
    </message>
    <message>
      <source>Sigmoid 16-8, sparse</source>
      <translation>시그모이드 16-8, 클래스 번호</translation>
    </message>
    <message>
      <source>Sigmoid and SGD, class numbers</source>
      <translation>시그모이드와 SGD, 클래스 번호</translation>
    </message>
    <message>
      <source>Sigmoid and SGD, one-hot labels</source>
      <translation>시그모이드와 SGD, 원-핫 레이블</translation>
    </message>
    <message>
      <source>Six convolutions that see every garment shifted and with a piece missing, and are asked about its mirror image, too: about 40 minutes on all 70,000 images, and more than 94 of 100 right.</source>
      <translation>합성곱 층 6개가 옮겨지고 일부가 지워진 옷을 보고 배우며, 답할 때는 좌우로 뒤집은 이미지도 봅니다. 이미지 70,000장 전체로 학습하는 데 40분쯤 걸리고, 100장 중 94장 넘게 맞힙니다.</translation>
    </message>
    <message>
      <source>Six convolutions, the later ones wider, and half as many epochs again as the network with 60,000 parameters: it shows what each further tenth of a percent costs.</source>
      <translation>합성곱 층이 여섯 개이고 뒤로 갈수록 넓어지며, 매개변수 60,000개짜리 신경망보다 절반쯤 더 오래 학습합니다. 정확도를 0.1%포인트씩 더 올리는 데 무엇이 드는지 보여 줍니다.</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>크기</translation>
    </message>
    <message>
      <source>Slides small kernels over the image; at each place the pixels below are multiplied by the kernel's weights and added up.</source>
      <translation>작은 커널을 이미지 위로 움직이며, 자리마다 아래 픽셀에 커널의 가중치를 곱해 더합니다.</translation>
    </message>
    <message>
      <source>Slides small learned kernels over the image; each gives a map of where its pattern was found.</source>
      <translation>학습되는 작은 커널을 이미지 위로 움직입니다. 커널마다 자기 무늬를 찾은 자리를 맵 하나로 내놓습니다.</translation>
    </message>
    <message>
      <source>Small network</source>
      <translation>작은 신경망</translation>
    </message>
    <message>
      <source>Small network: 64-32</source>
      <translation>작은 신경망: 64-32</translation>
    </message>
    <message>
      <source>Sneaker</source>
      <translation>운동화</translation>
    </message>
    <message>
      <source>Sobel, horizontal</source>
      <translation>소벨(가로 윤곽선)</translation>
    </message>
    <message>
      <source>Sobel, vertical</source>
      <translation>소벨(세로 윤곽선)</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>소프트맥스</translation>
    </message>
    <message>
      <source>Softmax regression</source>
      <translation>소프트맥스 회귀</translation>
    </message>
    <message>
      <source>Some images get the label of another class, as when people label in a hurry.</source>
      <translation>사람이 서둘러 레이블을 붙인 것처럼 일부 이미지에 다른 클래스의 레이블을 붙입니다.</translation>
    </message>
    <message>
      <source>Some test images are among the training images, too, as when pictures are gathered twice and then divided.</source>
      <translation>그림을 두 번 모은 뒤 나눈 것처럼 일부 테스트 이미지가 훈련 이미지에도 들어 있습니다.</translation>
    </message>
    <message>
      <source>Something went wrong that should not have. Your work is still here; the log file keeps the details.</source>
      <translation>예상하지 못한 문제가 생겼습니다. 작업한 내용은 그대로 남아 있으며, 자세한 내용은 로그 파일에 있습니다.</translation>
    </message>
    <message>
      <source>Something went wrong that should not have; the log file keeps the details.</source>
      <translation>일어나서는 안 되는 오류가 발생했습니다. 자세한 내용은 로그 파일에 있습니다.</translation>
    </message>
    <message>
      <source>Split seed</source>
      <translation>분할 시드</translation>
    </message>
    <message>
      <source>Spreads a little of each label over all classes, so that the network is never asked to be completely certain.</source>
      <translation>레이블의 일부를 모든 클래스에 조금씩 나누어, 신경망에게 완전한 확신을 요구하지 않게 합니다.</translation>
    </message>
    <message>
      <source>Squeezes any number to one between -1 and 1.</source>
      <translation>어떤 숫자든 -1과 1 사이로 눌러 줍니다.</translation>
    </message>
    <message>
      <source>Squeezes any number to one between 0 and 1; far from zero it is so flat that learning becomes slow.</source>
      <translation>어떤 숫자든 0과 1 사이로 눌러 줍니다. 0에서 먼 곳은 너무 평평해서 학습이 느려집니다.</translation>
    </message>
    <message>
      <source>Standard deviation</source>
      <translation>표준편차</translation>
    </message>
    <message>
      <source>Start with Flatten and Dense</source>
      <translation>Flatten과 Dense로 시작</translation>
    </message>
    <message>
      <source>Stochastic gradient descent, the simplest optimizer: each step goes straight down the slope that one batch shows.</source>
      <translation>가장 단순한 옵티마이저입니다. 스텝마다 배치 하나가 보여 주는 기울기를 따라 곧장 내려갑니다.</translation>
    </message>
    <message>
      <source>Stopped after epoch {epoch:,}, because its sweep was ended.</source>
      <translation>스윕을 끝내어 {epoch:,}에포크 뒤에 중지했습니다.</translation>
    </message>
    <message>
      <source>Stopped after epoch {epoch:,}, because the time of its sweep was over.</source>
      <translation>스윕의 시간이 다 되어 {epoch:,}에포크 뒤에 중지했습니다.</translation>
    </message>
    <message>
      <source>Stopped by its sweep after epoch {epoch:,}: others read more of the validation images right.</source>
      <translation>스윕이 {epoch:,}에포크 뒤에 중지했습니다. 다른 멤버가 검증 이미지를 더 많이 맞혔습니다.</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>멈추었습니다.</translation>
    </message>
    <message>
      <source>Stopped. Nothing was written.</source>
      <translation>중지했습니다. 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>중지하는 중…</translation>
    </message>
    <message>
      <source>Stratified</source>
      <translation>층화 추출</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>세기</translation>
    </message>
    <message>
      <source>Stride</source>
      <translation>스트라이드</translation>
    </message>
    <message>
      <source>Strides</source>
      <translation>스트라이드</translation>
    </message>
    <message>
      <source>Strong CNN</source>
      <translation>고성능 CNN</translation>
    </message>
    <message>
      <source>Student</source>
      <translation>학생</translation>
    </message>
    <message>
      <source>Successive halving compares validation images, but none are set aside: raise Validation above 0.</source>
      <translation>연속 반감법은 검증 이미지로 비교하는데 떼어 둔 이미지가 없습니다. 검증용 비율을 0보다 크게 하세요.</translation>
    </message>
    <message>
      <source>Switch to adamw</source>
      <translation>adamw로 바꾸기</translation>
    </message>
    <message>
      <source>Switch to the Keras engine</source>
      <translation>Keras 엔진으로 바꾸기</translation>
    </message>
    <message>
      <source>T-shirt/top</source>
      <translation>티셔츠/상의</translation>
    </message>
    <message>
      <source>Table {number}</source>
      <translation>표 {number}</translation>
    </message>
    <message>
      <source>Takes the mean of all training pixels off each pixel and divides by their standard deviation: the numbers then lie around 0.</source>
      <translation>각 픽셀에서 훈련 픽셀의 평균을 빼고 표준편차로 나눕니다. 그러면 숫자들이 0 둘레에 놓입니다.</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>온도</translation>
    </message>
    <message>
      <source>TensorFlow cannot be loaded, so nothing can be trained: {cause}.</source>
      <translation>TensorFlow를 불러올 수 없어서 학습할 수 없습니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>Test accuracy</source>
      <translation>테스트 정확도</translation>
    </message>
    <message>
      <source>Test image {number:,}, of the class {true}, is misread by {count:,} of {all:,} networks, most often as {read}.</source>
      <translation>{all:,}개 신경망 중 {count:,}개가 테스트 이미지 {number:,}번을 잘못 읽습니다. 클래스: {true}, 가장 흔한 오답: {read}.</translation>
    </message>
    <message>
      <source>Test image: {text}</source>
      <translation>테스트 이미지: {text}</translation>
    </message>
    <message>
      <source>Test images</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>Test images in training</source>
      <translation>훈련에 들어간 테스트 이미지</translation>
    </message>
    <message>
      <source>Test loss</source>
      <translation>테스트 손실</translation>
    </message>
    <message>
      <source>Tested on these {count:,} images, since the full set is not on this computer.</source>
      <translation>전체 세트가 이 컴퓨터에 없어서 이 이미지 {count:,}장으로 테스트했습니다.</translation>
    </message>
    <message>
      <source>The answer has got into the images, or test images into the training part: results look better than they are.</source>
      <translation>답이 이미지 안에, 또는 테스트 이미지가 훈련 부분에 들어간 것입니다. 결과가 실제보다 좋아 보입니다.</translation>
    </message>
    <message>
      <source>The best of {count:,} looks better on the validation images than it is, because it was chosen by them. Its fair figure is {accuracy:.2f} % of the test images, by which nothing was chosen.</source>
      <translation>조합 {count:,}개 중 가장 좋은 것은 검증 이미지로 골랐으므로 검증 정확도가 실제보다 좋게 보입니다. 공정한 수치는 고르는 데 쓰지 않은 테스트 이미지의 {accuracy:.2f}%입니다.</translation>
    </message>
    <message>
      <source>The certificate of {server} is not one that this computer trusts. Ask whoever looks after the server.</source>
      <translation>{server}: 이 컴퓨터가 신뢰하지 않는 인증서입니다. 서버 관리자에게 문의하세요.</translation>
    </message>
    <message>
      <source>The certificate of {server} is not valid today. Check the date of this computer.</source>
      <translation>{server}: 인증서가 오늘 날짜에 유효하지 않습니다. 이 컴퓨터의 날짜를 확인하세요.</translation>
    </message>
    <message>
      <source>The certificates in the join file of the class {name} are damaged: ask for the file again.</source>
      <translation>학급({name})의 참가 파일에 든 인증서가 손상되었습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
      <source>The class at {address} does not let this PC in: the join file is of an earlier class or of another one. Ask for its new join file.</source>
      <translation>{address} 주소의 학급이 이 PC를 받아 주지 않습니다. 참가 파일이 이전 학급이나 다른 학급의 것입니다. 새 참가 파일을 받으세요.</translation>
    </message>
    <message>
      <source>The class of which hardly any training images are left.</source>
      <translation>훈련 이미지를 거의 남기지 않을 클래스입니다.</translation>
    </message>
    <message>
      <source>The class to which the network gives the largest probability.</source>
      <translation>신경망이 가장 큰 확률을 준 클래스입니다.</translation>
    </message>
    <message>
      <source>The class {name} does not answer any more; this PC joins again when it does.</source>
      <translation>학급({name})에서 더 이상 응답이 없습니다. 응답하면 이 PC가 다시 참가합니다.</translation>
    </message>
    <message>
      <source>The class {name} does not answer: {cause}.</source>
      <translation>학급({name})에서 응답이 없습니다: {cause}.</translation>
    </message>
    <message>
      <source>The class {name} has no test images, so nobody will know how well it is read.</source>
      <translation>클래스 {name}에 테스트 이미지가 없어서 얼마나 잘 읽히는지 알 수 없습니다.</translation>
    </message>
    <message>
      <source>The class {name} has no training images, so no network can learn it.</source>
      <translation>클래스 {name}에 훈련 이미지가 없어서 어떤 신경망도 그것을 학습할 수 없습니다.</translation>
    </message>
    <message>
      <source>The class {name} is open at {address}, port {port}, until {until}.</source>
      <translation>학급({name})이 {address} 주소의 {port}번 포트에 {until}까지 열려 있습니다.</translation>
    </message>
    <message>
      <source>The clock of this PC is {far} ahead of that of the class.</source>
      <translation>이 PC의 시계가 학급의 시계보다 {far} 빠릅니다.</translation>
    </message>
    <message>
      <source>The clock of this PC is {far} behind that of the class.</source>
      <translation>이 PC의 시계가 학급의 시계보다 {far} 느립니다.</translation>
    </message>
    <message>
      <source>The collected drawings cannot be read, and a new collection is begun. They are kept in {place}. {cause}</source>
      <translation>모은 손글씨를 읽을 수 없어 새 모음을 시작합니다. 이전 파일은 {place} 에 보관됩니다. {cause}</translation>
    </message>
    <message>
      <source>The confidence below which the network says that it is unsure instead of naming a class.</source>
      <translation>확신도가 이 값보다 낮으면 신경망이 클래스를 답하지 않고 확신하지 못한다고 말합니다.</translation>
    </message>
    <message>
      <source>The confusion matrices of {count:,} networks, summed: rows are true classes, columns what was read.</source>
      <translation>{count:,}개 신경망의 혼동 행렬을 더한 것입니다. 행은 실제 클래스, 열은 읽은 클래스입니다.</translation>
    </message>
    <message>
      <source>The connection to {server} is forbidden on this computer, perhaps by a firewall.</source>
      <translation>{server}: 이 컴퓨터에서 연결이 금지되어 있습니다. 방화벽 때문일 수 있습니다.</translation>
    </message>
    <message>
      <source>The curves begin with the first whole epoch.</source>
      <translation>곡선은 첫 에포크가 끝나면 그려지기 시작합니다.</translation>
    </message>
    <message>
      <source>The curves begin with the first whole epoch; until then, faint points show its figures so far.</source>
      <translation>첫 에포크가 끝나면 곡선이 그려지기 시작합니다. 그때까지는 지금까지의 값을 흐린 점으로 보여 줍니다.</translation>
    </message>
    <message>
      <source>The data set is not on this computer, so what needs its images is left out.</source>
      <translation>데이터셋이 이 컴퓨터에 없어서, 그 이미지가 필요한 부분은 뺐습니다.</translation>
    </message>
    <message>
      <source>The data set of this run, {title}, is not on this computer, so no script can be given its images.</source>
      <translation>이 실행의 데이터셋({title})이 이 컴퓨터에 없어서 스크립트가 읽을 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>The drawing pad is empty. Draw something there first.</source>
      <translation>그리기 판이 비어 있습니다. 먼저 무언가를 그리세요.</translation>
    </message>
    <message>
      <source>The engine that does the arithmetic of a network in plain NumPy, slower, but every line of it can be read.</source>
      <translation>신경망의 계산을 NumPy로 직접 구현한 엔진입니다. 느리지만 한 줄 한 줄 모두 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>The epoch with the best watched figure; with Restore best its weights are kept, not those of the last epoch.</source>
      <translation>지켜보는 값이 가장 좋았던 에포크입니다. ‘최적 가중치 복원’을 켜면 마지막이 아니라 이 에포크의 가중치가 남습니다.</translation>
    </message>
    <message>
      <source>The export was stopped.</source>
      <translation>내보내기를 중지했습니다.</translation>
    </message>
    <message>
      <source>The first Conv2D of this run has {size} × {size} kernels and stride {stride}; the lab goes up to {largest} × {largest} and stride {longest}.</source>
      <translation>이 실행의 첫 Conv2D는 커널이 {size} × {size}, 스트라이드가 {stride}입니다. 합성곱 실험실은 {largest} × {largest}, 스트라이드 {longest}까지 다룹니다.</translation>
    </message>
    <message>
      <source>The first network again, on clothes: layers that read 97 % of all digits stay near 87 % of all garments (starter set: 92 and 84 %).</source>
      <translation>첫 신경망으로 이번에는 옷을 학습합니다. 숫자를 97% 맞히던 층들이 옷에서는 87% 근처에 머뭅니다(기본 세트: 92%와 84%).</translation>
    </message>
    <message>
      <source>The first row is the run of this report.</source>
      <translation>첫 행이 이 보고서의 실행 기록입니다.</translation>
    </message>
    <message>
      <source>The folder holds no picture.</source>
      <translation>폴더에 그림이 없습니다.</translation>
    </message>
    <message>
      <source>The from-scratch engine has no label smoothing. Choose the Keras engine, or set it to 0.</source>
      <translation>밑바닥부터 구현한 엔진에는 레이블 스무딩이 없습니다. Keras 엔진을 고르거나 레이블 스무딩을 0으로 하세요.</translation>
    </message>
    <message>
      <source>The from-scratch engine has only the optimizers sgd and adam, not {optimizer}. Choose the Keras engine for this optimizer.</source>
      <translation>밑바닥부터 구현한 엔진에는 옵티마이저가 sgd와 adam뿐입니다. {optimizer}: 이 옵티마이저를 쓰려면 Keras 엔진을 고르세요.</translation>
    </message>
    <message>
      <source>The function that bends each output.</source>
      <translation>출력마다 적용하여 값을 구부리는 함수입니다.</translation>
    </message>
    <message>
      <source>The function that bends each sum: without it, several layers could do no more than a single one.</source>
      <translation>합한 값을 구부리는 함수입니다. 이것이 없으면 층이 여럿이어도 층 하나보다 나을 것이 없습니다.</translation>
    </message>
    <message>
      <source>The goal {goal} asks for a drawing to be taken for what it is.</source>
      <translation>목표 ‘{goal}’: 그림이 제 클래스로 읽혀야 한다고 되어 있습니다.</translation>
    </message>
    <message>
      <source>The goal {goal} asks for the layer type {kind}, which is unknown.</source>
      <translation>목표 ‘{goal}’: 알 수 없는 층 종류가 있습니다: {kind}.</translation>
    </message>
    <message>
      <source>The goal {goal} is about the tab {name}, which is unknown.</source>
      <translation>목표 ‘{goal}’: 알 수 없는 탭이 있습니다: {name}.</translation>
    </message>
    <message>
      <source>The grid has more than {most:,} combinations: give fewer values.</source>
      <translation>그리드 탐색(격자)의 조합이 {most:,}개를 넘습니다. 값을 줄이세요.</translation>
    </message>
    <message>
      <source>The hand-in is saved as {path}, but there is no copy in {folder}: give the file to your teacher. {cause}</source>
      <translation>제출물을 저장했습니다: {path}. 하지만 공유 폴더에는 사본이 없습니다: {folder}. 파일을 선생님께 드리세요. {cause}</translation>
    </message>
    <message>
      <source>The hand-in is without its report. {cause}</source>
      <translation>제출물에 보고서가 없습니다. {cause}</translation>
    </message>
    <message>
      <source>The hand-in is without the run, which cannot be read. {cause}</source>
      <translation>실행 기록을 읽을 수 없어 제출물에 실행 기록이 들어 있지 않습니다. {cause}</translation>
    </message>
    <message>
      <source>The harmonic mean of precision and recall: it is high only when both are high.</source>
      <translation>정밀도와 재현율의 조화 평균입니다. 둘 다 높을 때만 높습니다.</translation>
    </message>
    <message>
      <source>The image that the network is given.</source>
      <translation>신경망에 넣은 이미지.</translation>
    </message>
    <message>
      <source>The image: {label}</source>
      <translation>이미지: {label}</translation>
    </message>
    <message>
      <source>The images of {file} seem to lie on their side, or to be dark on light. Add --turn to put them right, or --as-is.</source>
      <translation>다음 파일의 이미지는 누워 있거나 밝은 바탕에 어두운 것 같습니다: {file}. 바로잡으려면 --turn, 그대로 두려면 --as-is를 붙이세요.</translation>
    </message>
    <message>
      <source>The images of {title} are others than when the sweep began, so it cannot go on.</source>
      <translation>{title}: 이미지가 스윕을 시작할 때와 달라서 계속할 수 없습니다.</translation>
    </message>
    <message>
      <source>The images of {title} are others: their fingerprint was {expected}… and is {found}… now.</source>
      <translation>{title}의 이미지가 바뀌었습니다. 지문이 {expected}…였는데 지금은 {found}…입니다.</translation>
    </message>
    <message>
      <source>The images that are looked at together before the weights are changed once.</source>
      <translation>가중치를 한 번 바꾸기 전에 함께 보는 이미지들입니다.</translation>
    </message>
    <message>
      <source>The images with the code {code} are not on this computer. Import their folder again, or copy the set from the computer where it is kept into {folder}.</source>
      <translation>코드 {code}의 이미지가 이 컴퓨터에 없습니다. 그 폴더를 다시 가져오거나, 데이터셋이 있는 컴퓨터에서 {folder} 폴더로 복사하세요.</translation>
    </message>
    <message>
      <source>The initial weights are kept.</source>
      <translation>초기 가중치를 남겨 두었습니다.</translation>
    </message>
    <message>
      <source>The kernels hold numbers that are not finite or beyond {limit:,.0f}.</source>
      <translation>커널에 유한하지 않거나 {limit:,.0f}의 범위를 벗어난 수가 있습니다.</translation>
    </message>
    <message>
      <source>The last loss that was a number: {now} in epoch {epoch:,}.</source>
      <translation>숫자였던 마지막 손실: 에포크 {epoch:,}의 {now}.</translation>
    </message>
    <message>
      <source>The layers from input to output, and how many numbers each has learned.</source>
      <translation>입력에서 출력까지의 층, 그리고 층마다 학습한 수의 개수.</translation>
    </message>
    <message>
      <source>The learning rate at the end of each epoch.</source>
      <translation>각 에포크가 끝날 때의 학습률.</translation>
    </message>
    <message>
      <source>The learning rate falls to a tenth at half of the training, and to a hundredth at three quarters.</source>
      <translation>학습의 절반에서 학습률이 10분의 1로, 4분의 3에서 100분의 1로 줄어듭니다.</translation>
    </message>
    <message>
      <source>The learning rate falls to zero along a cosine: slowly at first, then faster, and gently at the end.</source>
      <translation>학습률이 코사인 곡선을 따라 0으로 줄어듭니다. 처음에는 천천히, 그다음에는 빨리, 끝에는 부드럽게 줄어듭니다.</translation>
    </message>
    <message>
      <source>The learning rate rises for the first fifth of the training and then falls towards zero.</source>
      <translation>학습의 처음 5분의 1 동안 학습률이 오르고 그 뒤로 0을 향해 내려갑니다.</translation>
    </message>
    <message>
      <source>The learning rate stays the same from the first step to the last.</source>
      <translation>첫 스텝부터 마지막 스텝까지 학습률이 그대로입니다.</translation>
    </message>
    <message>
      <source>The learning rate, from {first:g} to {last:g}.</source>
      <translation>{first:g}에서 시작해 {last:g}에서 끝나는 학습률.</translation>
    </message>
    <message>
      <source>The lesson cannot be used: {cause}</source>
      <translation>수업을 쓸 수 없습니다: {cause}</translation>
    </message>
    <message>
      <source>The lesson is not opened, so that what you did in it stays as it is. Try again later. {cause}</source>
      <translation>지금까지 한 것을 그대로 두기 위해 수업을 열지 않았습니다. 나중에 다시 시도하세요. {cause}</translation>
    </message>
    <message>
      <source>The loss falls, but slowly: after {epochs} epochs {accuracy:.1f} % of the training images are read right.</source>
      <translation>손실이 줄지만 느립니다. 에포크 {epochs}번 뒤에 훈련 이미지의 {accuracy:.1f}%를 맞힙니다.</translation>
    </message>
    <message>
      <source>The loss here: minus the logarithm of the probability that the network gave the right class, as a mean over the images.</source>
      <translation>여기서 쓰는 손실입니다. 신경망이 정답 클래스에 준 확률의 로그에 음의 부호를 붙이고 이미지들에 대해 평균합니다.</translation>
    </message>
    <message>
      <source>The loss is no longer a number after the last step of epoch {epoch:,}: {advice} {kept}</source>
      <translation>{epoch:,}번째 에포크의 마지막 스텝 뒤에 손실이 숫자가 아닌 값이 되었습니다. {advice} {kept}</translation>
    </message>
    <message>
      <source>The loss is no longer a number at step {step:,} of epoch {epoch:,}: {advice} {kept}</source>
      <translation>{epoch:,}번째 에포크의 {step:,}번째 스텝에서 손실이 숫자가 아닌 값이 되었습니다. {advice} {kept}</translation>
    </message>
    <message>
      <source>The loss is no longer a number in epoch {epoch}: the learning rate {rate:g} is too large for pixels from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation>{epoch}번째 에포크에서 손실이 숫자가 아닌 값이 되었습니다. 0부터 255까지의 픽셀 값에는 학습률({rate:g})이 너무 큽니다. 픽셀 값을 스케일링하고(unit), {optimizer}에 알맞은 학습률 {usual:g} 정도를 써 보세요.</translation>
    </message>
    <message>
      <source>The loss is no longer a number in epoch {epoch}: the learning rate {rate:g} is too large. Try a much smaller one.</source>
      <translation>{epoch}번째 에포크에서 손실이 숫자가 아닌 값이 되었습니다. 학습률({rate:g})이 너무 큽니다. 훨씬 더 작은 값을 써 보세요.</translation>
    </message>
    <message>
      <source>The loss on the validation images, which the network does not learn from; in the plots it is drawn through.</source>
      <translation>신경망이 배우지 않는 검증 이미지에서 구한 손실입니다. 그래프에서는 실선입니다.</translation>
    </message>
    <message>
      <source>The losses are level at {accuracy:.1f} % training accuracy: the network may be too small for the task (under-fitting). Try more units.</source>
      <translation>훈련 정확도 {accuracy:.1f}%에서 손실이 제자리입니다. 이 문제를 풀기에는 신경망이 너무 작을 수 있습니다(과소적합). 유닛 수를 늘려 보세요.</translation>
    </message>
    <message>
      <source>The losses are level, now that the schedule has made the learning rate small.</source>
      <translation>학습률 일정에 따라 학습률이 작아져서 이제 손실이 제자리입니다.</translation>
    </message>
    <message>
      <source>The losses go up and down too much to tell a trend from chance.</source>
      <translation>손실이 너무 심하게 오르내려서 추세인지 우연인지 가릴 수 없습니다.</translation>
    </message>
    <message>
      <source>The mean distance between confidence and accuracy over all bins, each weighted by its images; 0 is best.</source>
      <translation>확신도와 정확도의 차이를 구간마다 이미지 수만큼 가중하여 평균한 값이며, 0이 가장 좋습니다.</translation>
    </message>
    <message>
      <source>The mean over the classes in which each counts by how many images it has.</source>
      <translation>이미지 수만큼 비중을 두고 클래스들의 값을 평균한 것입니다.</translation>
    </message>
    <message>
      <source>The memory is full. Close other programs, or choose a smaller network or batch.</source>
      <translation>메모리가 가득 찼습니다. 다른 프로그램을 닫거나 신경망 또는 배치 크기를 줄여 보세요.</translation>
    </message>
    <message>
      <source>The memory is full: try a smaller network or batch size.</source>
      <translation>메모리가 가득 찼습니다. 신경망이나 배치 크기를 줄여 보세요.</translation>
    </message>
    <message>
      <source>The model has no layers yet.</source>
      <translation>모델에 아직 층이 없습니다.</translation>
    </message>
    <message>
      <source>The model has {count:,} layers; {limit} is the most.</source>
      <translation>모델의 층이 {count:,}개입니다. {limit}개까지만 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>The most confused pairs of classes.</source>
      <translation>가장 많이 혼동한 클래스 쌍.</translation>
    </message>
    <message>
      <source>The most that is added to a pixel or taken off it, of 255.</source>
      <translation>픽셀에 더하거나 빼는 가장 큰 값입니다(최대 255).</translation>
    </message>
    <message>
      <source>The name of its network is longer than {limit} characters.</source>
      <translation>신경망의 이름이 {limit}자보다 깁니다.</translation>
    </message>
    <message>
      <source>The network as a picture.</source>
      <translation>그림으로 나타낸 신경망.</translation>
    </message>
    <message>
      <source>The network does not give numbers any more: its training went wrong.</source>
      <translation>신경망이 더 이상 수를 내지 않습니다. 학습이 잘못되었습니다.</translation>
    </message>
    <message>
      <source>The network from input to output: {layers}</source>
      <translation>입력에서 출력까지의 신경망: {layers}</translation>
    </message>
    <message>
      <source>The network has neither a Dropout nor a hidden Dense layer behind which one could stand.</source>
      <translation>신경망에 Dropout도, 그 뒤에 Dropout을 둘 은닉 Dense 층도 없습니다.</translation>
    </message>
    <message>
      <source>The network has no convolution whose filters could be changed.</source>
      <translation>신경망에 필터 수를 바꿀 합성곱 층이 없습니다.</translation>
    </message>
    <message>
      <source>The network has no hidden Dense layer that could be repeated.</source>
      <translation>신경망에 되풀이할 은닉 Dense 층이 없습니다.</translation>
    </message>
    <message>
      <source>The network has no hidden Dense layer whose units could be changed.</source>
      <translation>신경망에 유닛 수를 바꿀 은닉 Dense 층이 없습니다.</translation>
    </message>
    <message>
      <source>The network is too simple or was trained too short: both losses are still high.</source>
      <translation>신경망이 너무 단순하거나 덜 학습된 상태입니다. 두 손실이 모두 아직 높습니다.</translation>
    </message>
    <message>
      <source>The network learns its training images by heart: the training loss goes on falling while the validation loss rises.</source>
      <translation>신경망이 훈련 이미지를 외워 버린 상태입니다. 훈련 손실은 계속 줄어드는데 검증 손실은 커집니다.</translation>
    </message>
    <message>
      <source>The network of this run tells {count} classes apart, but {title} has {classes}, so it cannot be judged on it.</source>
      <translation>이 실행 기록의 신경망은 클래스 {count}개를 구별하지만 {title}의 클래스는 {classes}개이므로 이 데이터로 평가할 수 없습니다.</translation>
    </message>
    <message>
      <source>The network reads images, compares its answers with the labels and changes its weights a little, again and again.</source>
      <translation>신경망이 이미지를 읽고, 답을 레이블과 비교하고, 가중치를 조금씩 바꾸는 일을 되풀이하는 과정입니다.</translation>
    </message>
    <message>
      <source>The networks that no other one beats: none that is as small is more accurate.</source>
      <translation>다른 어떤 신경망도 이기지 못하는 신경망들로, 이만큼 작으면서 더 정확한 것이 없습니다.</translation>
    </message>
    <message>
      <source>The notebook that was written cannot be read: {cause}.</source>
      <translation>저장한 노트북을 읽을 수 없습니다: {cause}.</translation>
    </message>
    <message>
      <source>The number from which the computer's dice start: with the same seed all random numbers are the same, and so is the run.</source>
      <translation>컴퓨터가 난수를 만들기 시작하는 숫자입니다. 시드가 같으면 난수가 모두 같고, 그래서 학습 결과도 같습니다.</translation>
    </message>
    <message>
      <source>The number that decides which images are set aside: the same seed sets the same ones aside on every computer.</source>
      <translation>어느 이미지를 떼어 둘지 정하는 숫자입니다. 시드가 같으면 어느 컴퓨터에서나 같은 이미지를 떼어 둡니다.</translation>
    </message>
    <message>
      <source>The opened run has no Conv2D layer, so it has learned no kernels.</source>
      <translation>열어 둔 실행 기록에는 Conv2D 층이 없어서 학습한 커널도 없습니다.</translation>
    </message>
    <message>
      <source>The pad is empty: draw on it first, in the tab Draw.</source>
      <translation>그림판이 비어 있습니다. 먼저 그리기 탭에서 그리세요.</translation>
    </message>
    <message>
      <source>The part of the image that one number of a feature map depends on; it grows with every convolution and pooling.</source>
      <translation>특성 맵의 수 하나가 의존하는 이미지의 부분입니다. 합성곱과 풀링을 거칠 때마다 넓어집니다.</translation>
    </message>
    <message>
      <source>The part of the program that does the training: keras is fast, scratch is written to be read.</source>
      <translation>프로그램에서 학습을 맡은 부분입니다. keras는 빠르고, scratch는 읽기 쉽게 쓰여 있습니다.</translation>
    </message>
    <message>
      <source>The picture</source>
      <translation>그림</translation>
    </message>
    <message>
      <source>The pictures are dark on light.</source>
      <translation>그림은 밝은 바탕에 어두운 잉크입니다.</translation>
    </message>
    <message>
      <source>The pictures are light on dark.</source>
      <translation>그림은 어두운 바탕에 밝은 잉크입니다.</translation>
    </message>
    <message>
      <source>The pixels stay numbers from 0 to 255; such large inputs make learning harder.</source>
      <translation>픽셀을 0부터 255까지의 숫자 그대로 둡니다. 입력이 이렇게 크면 학습하기가 더 어렵습니다.</translation>
    </message>
    <message>
      <source>The plain mean over the classes: a rare class counts as much as a frequent one.</source>
      <translation>클래스들의 값을 그대로 평균한 것입니다. 드문 클래스도 흔한 클래스와 똑같이 칩니다.</translation>
    </message>
    <message>
      <source>The point at which the ink of a digit would balance on a fingertip; it is put in the middle of the image.</source>
      <translation>숫자의 잉크가 손가락 끝에서 균형을 이루는 점이며, 이 점을 이미지의 가운데에 놓습니다.</translation>
    </message>
    <message>
      <source>The probability of the predicted class; a network can be confident and wrong all the same.</source>
      <translation>예측한 클래스의 확률입니다. 신경망은 확신하면서도 틀릴 수 있습니다.</translation>
    </message>
    <message>
      <source>The process that trained it was ended {count} times, perhaps because the memory was full.</source>
      <translation>이 멤버를 학습하던 프로세스가 {count}번 끝났습니다. 메모리가 가득 찼을 수 있습니다.</translation>
    </message>
    <message>
      <source>The process that writes and tries the file ended without an answer; perhaps the memory is full.</source>
      <translation>파일을 쓰고 시험하는 프로세스가 답 없이 끝났습니다. 메모리가 가득 찼을 수 있습니다.</translation>
    </message>
    <message>
      <source>The process that writes and tries the file took too long and was ended.</source>
      <translation>파일을 쓰고 시험하는 프로세스가 너무 오래 걸려 끝냈습니다.</translation>
    </message>
    <message>
      <source>The processes of the sweep end again and again, so it was stopped; perhaps the memory is full.</source>
      <translation>스윕의 프로세스가 거듭 끝나서 스윕을 중지했습니다. 메모리가 가득 찼을 수 있습니다.</translation>
    </message>
    <message>
      <source>The program is about to end, so nothing more is trained.</source>
      <translation>프로그램이 곧 끝나므로 더 학습하지 않습니다.</translation>
    </message>
    <message>
      <source>The proxy on the way to {url} wants a name and a password.</source>
      <translation>{url}: 가는 길에 있는 프록시가 사용자 이름과 비밀번호를 요구합니다.</translation>
    </message>
    <message>
      <source>The proxy {proxy} does not lead to {server}: it answers {status}.</source>
      <translation>프록시 {proxy}: {server} 서버로 이어지지 않습니다. 프록시의 응답: {status}.</translation>
    </message>
    <message>
      <source>The report is handed to the printer.</source>
      <translation>보고서를 프린터로 보냈습니다.</translation>
    </message>
    <message>
      <source>The right answer of the goal {goal} is not among its answers.</source>
      <translation>목표 ‘{goal}’: 정답이 보기에 없습니다.</translation>
    </message>
    <message>
      <source>The right answer that comes with an image: the number of its class.</source>
      <translation>이미지에 딸린 정답, 곧 그 이미지가 속한 클래스의 번호입니다.</translation>
    </message>
    <message>
      <source>The rule that turns gradients into changes of the weights.</source>
      <translation>기울기에 따라 가중치를 어떻게 바꿀지 정하는 규칙입니다.</translation>
    </message>
    <message>
      <source>The rule that turns gradients into steps; all rules go downhill, but on different ways.</source>
      <translation>기울기를 스텝으로 바꾸는 규칙입니다. 모두 아래로 내려가지만 길은 저마다 다릅니다.</translation>
    </message>
    <message>
      <source>The run cannot be repeated: the images of {data} are not those that it learned from.</source>
      <translation>이 실행은 반복할 수 없습니다. {data}의 이미지가 학습에 쓴 이미지와 다릅니다.</translation>
    </message>
    <message>
      <source>The run cannot be trained on. {cause}</source>
      <translation>이 실행은 더 학습할 수 없습니다. {cause}</translation>
    </message>
    <message>
      <source>The run could not be written, for a reason that was not foreseen; the log has the details.</source>
      <translation>예상하지 못한 이유로 실행 기록을 저장하지 못했습니다. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
      <source>The run could not be written: there is no memory left to do that in.</source>
      <translation>실행 기록을 저장하지 못했습니다. 저장하는 데 쓸 메모리가 남아 있지 않습니다.</translation>
    </message>
    <message>
      <source>The run keeps no answers for test images, so what follows from them is left out.</source>
      <translation>실행 기록에 테스트 이미지에 대한 답이 없어서, 그에 따른 부분은 뺐습니다.</translation>
    </message>
    <message>
      <source>The run that was shown is deleted. Undoing that in Compare brings it back.</source>
      <translation>표시하던 실행 기록을 삭제했습니다. 비교 탭에서 실행 취소하면 되돌아옵니다.</translation>
    </message>
    <message>
      <source>The run {name} learned from {title} ({code}). {cause}</source>
      <translation>실행 {name}: 학습한 데이터셋은 {title}({code})입니다. {cause}</translation>
    </message>
    <message>
      <source>The run {run} is no longer on the disk: it was deleted or moved, or the drive was taken out.</source>
      <translation>다음 실행 기록이 디스크에 없습니다: {run}. 삭제되었거나 옮겨졌거나 드라이브가 분리되었습니다.</translation>
    </message>
    <message>
      <source>The runs take {size:,} bytes; a hand-in can hold {limit:,}. Hand in fewer of them.</source>
      <translation>실행 기록이 {size:,}바이트입니다. 제출 파일에는 {limit:,}바이트까지 들어갑니다. 실행 기록을 줄여서 제출하세요.</translation>
    </message>
    <message>
      <source>The same network in NumPy alone: forward, backward and the optimizer are written out, to be read.</source>
      <translation>같은 신경망을 NumPy만으로 만듭니다. 순전파와 역전파, 옵티마이저가 모두 적혀 있어 읽으며 배울 수 있습니다.</translation>
    </message>
    <message>
      <source>The same network, but a quarter of its features is hidden at each step: it over-fits later and ends better. Early stopping ends it.</source>
      <translation>같은 신경망이지만 스텝마다 특성의 4분의 1을 가립니다. 과대적합이 더 늦게 나타나고 결과도 더 좋습니다. 조기 종료로 끝납니다.</translation>
    </message>
    <message>
      <source>The same run with labels as numbers instead of one-hot rows: other shapes, the same loss, the same curves.</source>
      <translation>레이블로 원-핫 벡터 대신 클래스 번호를 쓰는 것만 다르고 나머지는 같은 학습입니다. 형태는 달라도 손실과 곡선은 같습니다.</translation>
    </message>
    <message>
      <source>The same script in cells, to be run and changed one after the other.</source>
      <translation>같은 스크립트를 셀로 나누어, 하나씩 실행하고 바꿔 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>The same training once more from other seeds: how far the results lie apart is what chance does.</source>
      <translation>같은 학습을 다른 시드로 다시 하는 것이며, 결과들이 서로 벌어진 정도가 우연의 몫입니다.</translation>
    </message>
    <message>
      <source>The same with {count} seeds</source>
      <translation>같은 설정을 시드 {count}개로</translation>
    </message>
    <message>
      <source>The script does not run. Section {section} ends with: {cause}</source>
      <translation>스크립트가 실행되지 않습니다. {section} 단계의 오류: {cause}</translation>
    </message>
    <message>
      <source>The script reads its images from {file}: keep the two together.</source>
      <translation>스크립트가 읽는 이미지 파일: {file}. 두 파일을 함께 두세요.</translation>
    </message>
    <message>
      <source>The script reads other images than those that the run learned from.</source>
      <translation>스크립트가 실행이 학습한 것과 다른 이미지를 읽습니다.</translation>
    </message>
    <message>
      <source>The script that was written has other sections than it should.</source>
      <translation>저장한 스크립트의 단계가 있어야 할 것과 다릅니다.</translation>
    </message>
    <message>
      <source>The script's network has {theirs:,} parameters, the run's has {own:,}.</source>
      <translation>스크립트의 신경망에는 매개변수가 {theirs:,}개, 실행 기록의 신경망에는 {own:,}개 있습니다.</translation>
    </message>
    <message>
      <source>The self-test failed: {error}</source>
      <translation>자체 검사가 실패했습니다: {error}</translation>
    </message>
    <message>
      <source>The self-test passed.</source>
      <translation>자체 검사를 통과했습니다.</translation>
    </message>
    <message>
      <source>The settings depend on each other: what one of them is best at changes with the others (F-test of the interaction, {p}). Look at the combinations, not at one setting alone.</source>
      <translation>설정들이 서로 얽혀 있습니다. 한 설정의 가장 좋은 값이 다른 설정에 따라 바뀝니다(상호작용의 F 검정, {p}). 설정 하나가 아니라 조합을 보세요.</translation>
    </message>
    <message>
      <source>The share of images for which the network gives the right class.</source>
      <translation>신경망이 클래스를 바르게 맞힌 이미지의 비율입니다.</translation>
    </message>
    <message>
      <source>The share of images that lose a rectangle.</source>
      <translation>직사각형 모양으로 일부가 지워지는 이미지의 비율입니다.</translation>
    </message>
    <message>
      <source>The share of inputs set to zero at each training step.</source>
      <translation>학습 스텝마다 0으로 만드는 입력의 비율입니다.</translation>
    </message>
    <message>
      <source>The share of the images that get an answer; the higher the threshold, the fewer, and the more of them are right.</source>
      <translation>답을 얻는 이미지의 비율로, 임계값이 높을수록 답은 적어지고 맞는 비율은 높아집니다.</translation>
    </message>
    <message>
      <source>The share of the images whose true class is the most or the second most probable one.</source>
      <translation>실제 클래스가 확률이 가장 높거나 두 번째로 높은 이미지의 비율입니다.</translation>
    </message>
    <message>
      <source>The share of training images that is set aside to check on.</source>
      <translation>훈련 이미지 가운데 검증용으로 따로 떼어 둘 비율입니다.</translation>
    </message>
    <message>
      <source>The share of validation images that are read right; the network does not learn from these images.</source>
      <translation>검증 이미지 가운데 바르게 맞힌 비율입니다. 신경망은 이 이미지에서는 배우지 않습니다.</translation>
    </message>
    <message>
      <source>The slope of a class's logit along each pixel's brightness, times that brightness: which pixels speak for the class or against it.</source>
      <translation>픽셀의 밝기에 대한 클래스 로짓의 기울기에 그 밝기를 곱한 값입니다. 어떤 픽셀이 그 클래스를 지지하거나 반대하는지 보여 줍니다.</translation>
    </message>
    <message>
      <source>The slope of the loss for every weight: it points to where the loss grows, so a step goes the other way.</source>
      <translation>모든 가중치에 대한 손실의 기울기입니다. 손실이 커지는 쪽을 가리키므로, 스텝은 그 반대쪽으로 갑니다.</translation>
    </message>
    <message>
      <source>The span of {axis} must begin with the smaller number.</source>
      <translation>{axis}: 범위는 작은 수부터 써야 합니다.</translation>
    </message>
    <message>
      <source>The split keeps the share of each class equal in both parts, instead of leaving it to chance.</source>
      <translation>나눌 때 각 클래스의 비율을 우연에 맡기지 않고 두 쪽에서 똑같이 유지하는 방법입니다.</translation>
    </message>
    <message>
      <source>The state of a training after an epoch, kept in a file, from which it goes on after a power cut as if nothing had happened.</source>
      <translation>한 에포크가 끝난 뒤의 학습 상태를 파일에 남긴 것입니다. 전원이 꺼져도 여기서부터 아무 일 없었던 듯 이어집니다.</translation>
    </message>
    <message>
      <source>The stored weights do not fit the layers: the run was changed after its training, or is damaged.</source>
      <translation>저장된 가중치가 층과 맞지 않습니다. 학습이 끝난 뒤에 실행 기록이 바뀌었거나 손상되었습니다.</translation>
    </message>
    <message>
      <source>The sweep has no members.</source>
      <translation>스윕에 멤버가 없습니다.</translation>
    </message>
    <message>
      <source>The system library {library} is missing, without which Qt opens no window; the README lists what to install.</source>
      <translation>시스템 라이브러리가 없습니다: {library}. 이것이 없으면 Qt가 창을 열 수 없습니다. 설치할 것은 README에 있습니다.</translation>
    </message>
    <message>
      <source>The table does not name it, so it has no label.</source>
      <translation>표에 없어서 레이블이 없습니다.</translation>
    </message>
    <message>
      <source>The table gives it no label.</source>
      <translation>표에 레이블이 없습니다.</translation>
    </message>
    <message>
      <source>The table names a file outside its folder, which is not opened.</source>
      <translation>표가 폴더 밖의 파일을 가리켜서 열지 않습니다.</translation>
    </message>
    <message>
      <source>The table names it twice, with different labels.</source>
      <translation>표에 서로 다른 레이블로 두 번 나옵니다.</translation>
    </message>
    <message>
      <source>The table names it, but it is not there.</source>
      <translation>표에 있지만 실제로는 없습니다.</translation>
    </message>
    <message>
      <source>The test accuracy of “{name}” is not known, so it cannot be compared.</source>
      <translation>“{name}”: 테스트 정확도를 알 수 없어 비교할 수 없습니다.</translation>
    </message>
    <message>
      <source>The test images are broken on purpose ({damage}), the training and validation images are not: {test:.1f} % right in the test, {validation:.1f} % in validation. One would have noticed by that gap, and by a look at images of both parts.</source>
      <translation>테스트 이미지를 일부러 망가뜨렸고({damage}) 훈련과 검증 이미지는 그대로입니다. 정답은 테스트에서 {test:.1f}%, 검증에서 {validation:.1f}%입니다. 이 차이로, 그리고 두 부분의 이미지를 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>The test images are broken on purpose ({damage}), the training and validation images are not: {test:.1f} % right in the test, {validation:.1f} % in validation. That gap is too small to notice. One would have noticed by a look at images and labels of both parts only.</source>
      <translation>테스트 이미지를 일부러 망가뜨렸고({damage}) 훈련과 검증 이미지는 그대로입니다. 정답은 테스트에서 {test:.1f}%, 검증에서 {validation:.1f}%입니다. 이 차이는 너무 작아서 눈에 띄지 않습니다. 두 부분의 이미지와 레이블을 보아야만 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>The test images that are read wrong with the highest confidence, dark on light.</source>
      <translation>가장 확신하면서 틀린 테스트 이미지. 밝은 바탕에 어둡게 나타냈습니다.</translation>
    </message>
    <message>
      <source>The test labels are right. One would have noticed in validation: there no network gets beyond the share of right labels, and the mistakes of which it is surest are images with a wrong label.</source>
      <translation>테스트 레이블은 맞습니다. 검증에서 알아차릴 수 있었습니다. 거기서는 어떤 신경망도 맞는 레이블의 비율을 넘지 못하고, 가장 확신하는 오답이 레이블이 틀린 이미지입니다.</translation>
    </message>
    <message>
      <source>The texts of {language} cannot be read from {file}: {cause}.</source>
      <translation>{file}: {language} 문구를 읽을 수 없습니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>The time of the class {name} is over.</source>
      <translation>학급({name})의 시간이 끝났습니다.</translation>
    </message>
    <message>
      <source>The trained network as TensorFlow's servers take it: a folder, packed into one zip. It takes pixels from 0 to 255.</source>
      <translation>TensorFlow 서버에서 쓰는 형식의 학습된 신경망입니다. 폴더를 zip 하나로 묶습니다. 0~255 픽셀을 입력으로 받습니다.</translation>
    </message>
    <message>
      <source>The trained network for Python: keras.models.load_model reads it. It takes pixels from 0 to 255.</source>
      <translation>파이썬에서 keras.models.load_model로 읽는 학습된 신경망입니다. 0~255 픽셀을 입력으로 받습니다.</translation>
    </message>
    <message>
      <source>The trained network for phones and small computers (once called TensorFlow Lite). It takes pixels from 0 to 255.</source>
      <translation>휴대전화와 작은 컴퓨터에서 쓰는 학습된 신경망입니다(예전 이름은 TensorFlow Lite). 0~255 픽셀을 입력으로 받습니다.</translation>
    </message>
    <message>
      <source>The trained network in a form that many programs and languages read. It takes pixels from 0 to 255.</source>
      <translation>여러 프로그램과 언어가 읽는 형식의 학습된 신경망입니다. 0~255 픽셀을 입력으로 받습니다.</translation>
    </message>
    <message>
      <source>The training and validation images are broken on purpose ({damage}), the test images are not: {validation:.1f} % right in validation, {test:.1f} % in the test. One would have noticed by that gap, and by a look at images of both parts.</source>
      <translation>훈련과 검증 이미지를 일부러 망가뜨렸고({damage}) 테스트 이미지는 그대로입니다. 정답은 검증에서 {validation:.1f}%, 테스트에서 {test:.1f}%입니다. 이 차이로, 그리고 두 부분의 이미지를 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>The training and validation images are broken on purpose ({damage}), the test images are not: {validation:.1f} % right in validation, {test:.1f} % in the test. That gap is too small to notice. One would have noticed by a look at images and labels of both parts only.</source>
      <translation>훈련과 검증 이미지를 일부러 망가뜨렸고({damage}) 테스트 이미지는 그대로입니다. 정답은 검증에서 {validation:.1f}%, 테스트에서 {test:.1f}%입니다. 이 차이는 너무 작아서 눈에 띄지 않습니다. 두 부분의 이미지와 레이블을 보아야만 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>The training images are broken on purpose ({damage}), those for validation as well, so {validation:.1f} % there says nothing about others. One would have noticed by a look at the images, and will by the test accuracy.</source>
      <translation>훈련 이미지를 검증 이미지까지 일부러 망가뜨렸으므로({damage}) 검증 정확도 {validation:.1f}%는 다른 이미지에 대해 아무것도 말하지 않습니다. 이미지를 보면 알아차릴 수 있었고, 테스트 정확도로도 알아차리게 됩니다.</translation>
    </message>
    <message>
      <source>The training images that the weights are fitted to: the network sees each of them once in every epoch.</source>
      <translation>가중치를 맞추는 데 쓰는 훈련 이미지이며, 신경망은 에포크마다 각 이미지를 한 번씩 봅니다.</translation>
    </message>
    <message>
      <source>The training labels are right. One would have noticed in the test: there no network gets beyond the share of right labels, and the mistakes of which it is surest are images with a wrong label.</source>
      <translation>훈련 레이블은 맞습니다. 테스트에서 알아차릴 수 있었습니다. 거기서는 어떤 신경망도 맞는 레이블의 비율을 넘지 못하고, 가장 확신하는 오답이 레이블이 틀린 이미지입니다.</translation>
    </message>
    <message>
      <source>The training loss began at {first}, far above the {guess:.1f} of guessing: the learning rate {rate:g} is too large for pixels from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation>훈련 손실이 {first}에서 시작했습니다. 무작위로 답할 때의 {guess:.1f}보다 훨씬 큽니다. 0부터 255까지의 픽셀 값에는 학습률({rate:g})이 너무 큽니다. 픽셀 값을 스케일링하고(unit), {optimizer}에 알맞은 학습률 {usual:g} 정도를 써 보세요.</translation>
    </message>
    <message>
      <source>The training loss began at {first}, far above the {guess:.1f} of guessing: the learning rate {rate:g} is too large for {optimizer}, {usual:g} is usual.</source>
      <translation>훈련 손실이 {first}에서 시작했습니다. 무작위로 답할 때의 {guess:.1f}보다 훨씬 큽니다. {optimizer}에는 학습률({rate:g})이 너무 큽니다. 보통 {usual:g} 정도를 씁니다.</translation>
    </message>
    <message>
      <source>The training loss does not fall, and {accuracy:.1f} % right is little more than guessing.</source>
      <translation>훈련 손실이 줄지 않습니다. {accuracy:.1f}%를 맞히는 것은 무작위로 답하는 것과 별 차이가 없습니다.</translation>
    </message>
    <message>
      <source>The training loss does not fall, it has grown to {loss}: the learning rate is too large.</source>
      <translation>훈련 손실이 줄지 않고 {loss}까지 커졌습니다. 학습률이 너무 큽니다.</translation>
    </message>
    <message>
      <source>The training loss is practically 0: more epochs of the same would change little.</source>
      <translation>훈련 손실이 거의 0입니다. 에포크를 더 늘려도 크게 달라지지 않습니다.</translation>
    </message>
    <message>
      <source>The training loss jumps up and down, and the pixels are not scaled, they go from 0 to 255. Scale them (unit), with a learning rate of about {usual:g} for {optimizer}.</source>
      <translation>훈련 손실이 크게 오르내립니다. 픽셀 값이 스케일링되지 않은 0부터 255까지의 값입니다. 픽셀 값을 스케일링하고(unit), {optimizer}에 알맞은 학습률 {usual:g} 정도를 써 보세요.</translation>
    </message>
    <message>
      <source>The training loss jumps up and down: a smaller learning rate or a larger batch would calm it.</source>
      <translation>훈련 손실이 크게 오르내립니다. 학습률을 더 작게 하거나 배치를 더 크게 하면 잠잠해집니다.</translation>
    </message>
    <message>
      <source>The training of {name} cannot go on: what was kept of it does not fit its network. It was kept by another version of this program or of Keras.</source>
      <translation>{name}: 학습을 이어서 할 수 없습니다. 보관된 내용이 신경망과 맞지 않습니다. 이 프로그램이나 Keras의 다른 버전에서 보관한 것입니다.</translation>
    </message>
    <message>
      <source>The validation figure that has to improve, loss or accuracy; when it no longer does, early stopping ends the training.</source>
      <translation>좋아져야 하는 검증 값으로, 손실이나 정확도입니다. 더 좋아지지 않으면 조기 종료가 학습을 끝냅니다.</translation>
    </message>
    <message>
      <source>The weights after epoch {epoch:,} are kept.</source>
      <translation>{epoch:,}번째 에포크 뒤의 가중치를 남겨 두었습니다.</translation>
    </message>
    <message>
      <source>The weights of a unit that looks at all pixels, shown as an image: it answers most to what is bright where they are positive.</source>
      <translation>모든 픽셀을 보는 유닛의 가중치를 이미지로 나타낸 것입니다. 가중치가 양수인 곳이 밝은 이미지에 가장 크게 반응합니다.</translation>
    </message>
    <message>
      <source>The weights of epoch {epoch:,} of “{name}” are no longer on the disk.</source>
      <translation>“{name}”의 에포크 {epoch:,} 가중치가 디스크에 없습니다.</translation>
    </message>
    <message>
      <source>The weights of its epochs are not on this computer: keeping them was switched off or not yet known when it was trained, they were too large, or they were left out of a zip.</source>
      <translation>에포크마다의 가중치가 이 컴퓨터에 없습니다. 학습할 때 보관을 꺼 두었거나 아직 그 기능이 없었거나, 용량이 너무 컸거나, zip 파일에 넣지 않은 경우입니다.</translation>
    </message>
    <message>
      <source>The weights of this run do not belong to its layers.</source>
      <translation>이 실행의 가중치가 층과 맞지 않습니다.</translation>
    </message>
    <message>
      <source>The window of this PC will not find this class by itself: {cause}</source>
      <translation>이 PC의 창은 이 학급을 스스로 찾지 못합니다: {cause}</translation>
    </message>
    <message>
      <source>Their test accuracies are the same to a hundredth of a point: there is no difference that more seeds could tell from luck.</source>
      <translation>두 테스트 정확도는 0.01 퍼센트포인트까지 같습니다. 시드를 늘려도 우연과 구별할 차이가 없습니다.</translation>
    </message>
    <message>
      <source>There are {count} answers; the right one is none of them.</source>
      <translation>보기는 {count}개인데 정답 번호가 그 안에 없습니다.</translation>
    </message>
    <message>
      <source>There is no data set called {key}. If it was imported, import it again.</source>
      <translation>데이터셋 {key}: 찾을 수 없습니다. 가져온 데이터셋이라면 다시 가져오세요.</translation>
    </message>
    <message>
      <source>There is no digit to be found on {file}: nothing on it stands out from its paper as strokes do. One digit on even paper is read best.</source>
      <translation>{file}: 숫자를 찾을 수 없습니다. 종이 위에 획처럼 두드러진 것이 없습니다. 고른 바탕의 종이에 숫자 하나만 쓴 그림을 가장 잘 읽습니다.</translation>
    </message>
    <message>
      <source>There is no display: DISPLAY is {display}, but no X server answers there.</source>
      <translation>화면이 없습니다. DISPLAY 값은 {display}이지만 그곳에서 응답하는 X 서버가 없습니다.</translation>
    </message>
    <message>
      <source>There is no display: WAYLAND_DISPLAY is {display}, but nobody answers there. Start it on a desktop, or under xvfb-run.</source>
      <translation>화면이 없습니다. WAYLAND_DISPLAY 값은 {display}이지만 그곳에서 응답이 없습니다. 데스크톱이나 xvfb-run에서 실행하세요.</translation>
    </message>
    <message>
      <source>There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it on a desktop, or under xvfb-run.</source>
      <translation>화면이 없습니다. DISPLAY도 WAYLAND_DISPLAY도 설정되어 있지 않습니다. 데스크톱이나 xvfb-run에서 실행하세요.</translation>
    </message>
    <message>
      <source>There is no log: {file} cannot be written.</source>
      <translation>로그가 없습니다. {file}: 파일에 쓸 수 없습니다.</translation>
    </message>
    <message>
      <source>There is no memory left to write a checkpoint in.</source>
      <translation>체크포인트를 저장하는 데 쓸 메모리가 남아 있지 않습니다.</translation>
    </message>
    <message>
      <source>There is no memory left to write them in.</source>
      <translation>쓰는 데 필요한 메모리가 남아 있지 않습니다.</translation>
    </message>
    <message>
      <source>There is no network for {images} yet: train one.</source>
      <translation>{images} 데이터셋의 신경망이 아직 없습니다. 먼저 학습시키세요.</translation>
    </message>
    <message>
      <source>There is no picture in the clipboard.</source>
      <translation>클립보드에 그림이 없습니다.</translation>
    </message>
    <message>
      <source>There is no picture in the clipboard. Copy one, then paste it here.</source>
      <translation>클립보드에 그림이 없습니다. 그림을 복사한 뒤 여기에 붙여넣으세요.</translation>
    </message>
    <message>
      <source>There is no pre-trained run called {name}.</source>
      <translation>미리 학습된 실행 기록이 없습니다: {name}.</translation>
    </message>
    <message>
      <source>There is no preset called {name}.</source>
      <translation>프리셋이 없습니다: {name}.</translation>
    </message>
    <message>
      <source>There is no room for {name} with its epochs: the disk is full. Free some space and try again.</source>
      <translation>디스크가 가득 차서 다음 실행을 에포크와 함께 넣을 자리가 없습니다: {name}. 공간을 비우고 다시 시도하세요.</translation>
    </message>
    <message>
      <source>There is no server called {server}. Check the address, and the network.</source>
      <translation>{server}: 없는 서버입니다. 주소와 네트워크를 확인하세요.</translation>
    </message>
    <message>
      <source>There is no sweep called {name}.</source>
      <translation>스윕이 없습니다: {name}.</translation>
    </message>
    <message>
      <source>There is no way to {server}: this computer has no network, or one that does not reach so far.</source>
      <translation>{server}: 연결할 길이 없습니다. 이 컴퓨터가 네트워크에 연결되어 있지 않거나, 네트워크가 거기까지 닿지 않습니다.</translation>
    </message>
    <message>
      <source>There was no memory left to go on, so the sweep pauses; each member goes on from its last checkpoint.</source>
      <translation>계속할 메모리가 남아 있지 않아 스윕을 일시 정지합니다. 각 멤버는 마지막 체크포인트에서 이어집니다.</translation>
    </message>
    <message>
      <source>These are too few drawings for a part to train with and one to test with. Draw some more first.</source>
      <translation>훈련용과 테스트용으로 나누기에는 손글씨가 너무 적습니다. 먼저 더 그리세요.</translation>
    </message>
    <message>
      <source>These maps would hold {values:,} numbers; {limit:,} fit. Take fewer kernels, a larger stride or a smaller picture.</source>
      <translation>이 맵들에는 수가 {values:,}개 들어갑니다. {limit:,}개까지만 다룰 수 있습니다. 커널을 줄이거나, 스트라이드를 크게 하거나, 더 작은 그림을 쓰세요.</translation>
    </message>
    <message>
      <source>These {count:,} images are among those that it was trained with, so this is no fair test.</source>
      <translation>이 이미지 {count:,}장은 학습에 쓰인 이미지이므로 공정한 테스트가 아닙니다.</translation>
    </message>
    <message>
      <source>They were given up for room: the disk is full.</source>
      <translation>디스크가 가득 차서 자리를 마련하려고 지웠습니다.</translation>
    </message>
    <message>
      <source>This PC cannot train for the class {name}: {differences}. Install the same versions here; runs of others could not be compared.</source>
      <translation>이 PC는 학급({name})을 위해 학습할 수 없습니다: {differences}. 같은 버전을 설치하세요. 버전이 다르면 실행을 비교할 수 없습니다.</translation>
    </message>
    <message>
      <source>This PC has joined the class {name}; places: {count}.</source>
      <translation>이 PC가 학급({name})에 참가했습니다. 자리: {count}개.</translation>
    </message>
    <message>
      <source>This computer is set to use the proxy {proxy}; only one that begins with http:// can be used.</source>
      <translation>이 컴퓨터에 설정된 프록시: {proxy}. http://로 시작하는 프록시만 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>This copy of the program is not whole: {count:,} of {of:,} files are absent or damaged ({named}). Copy it again.</source>
      <translation>이 프로그램은 온전히 복사되지 않았습니다. 파일 {of:,}개 가운데 {count:,}개가 없거나 손상되었습니다({named}). 다시 복사하세요.</translation>
    </message>
    <message>
      <source>This data set has no class with the number {label}; it has {count}, numbered from 0.</source>
      <translation>이 데이터셋에는 번호가 {label}인 클래스가 없습니다. 클래스는 {count}개이고 번호는 0부터입니다.</translation>
    </message>
    <message>
      <source>This data set has no test images.</source>
      <translation>이 데이터셋에는 테스트 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>This data set was broken {count} times, which is as often as can be.</source>
      <translation>이 데이터셋은 이미 {count}번 망가뜨렸습니다. 더는 망가뜨릴 수 없습니다.</translation>
    </message>
    <message>
      <source>This goal cannot be used: {cause}.</source>
      <translation>이 목표는 쓸 수 없습니다: {cause}.</translation>
    </message>
    <message>
      <source>This network has learned from everybody who drew here, so nothing is left to test it with. Let somebody else draw.</source>
      <translation>여기에 그린 모든 사람에게서 이 신경망이 이미 배웠으므로 시험에 쓸 손글씨가 남지 않았습니다. 다른 사람에게 그려 달라고 하세요.</translation>
    </message>
    <message>
      <source>This network tells other classes apart than the images show, so it cannot be trained on them.</source>
      <translation>이 신경망은 이미지와 다른 클래스를 구별하므로 이 이미지로 학습시킬 수 없습니다.</translation>
    </message>
    <message>
      <source>This network tells other classes apart than the ten digits, so it cannot read them.</source>
      <translation>이 신경망은 숫자 열 가지가 아닌 다른 클래스를 구별하므로 손글씨를 읽을 수 없습니다.</translation>
    </message>
    <message>
      <source>This page is about the weights that the run kept, not about the epoch that is shown.</source>
      <translation>이 화면은 지금 보는 에포크가 아니라 실행이 보관한 가중치에 대한 것입니다.</translation>
    </message>
    <message>
      <source>This run set no images aside for validation.</source>
      <translation>이 실행은 검증용으로 남겨 둔 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>This run's own validation images are needed, but {data} holds other images now.</source>
      <translation>이 실행이 쓴 검증 이미지가 필요하지만, 지금 {data}에는 다른 이미지가 들어 있습니다.</translation>
    </message>
    <message>
      <source>This run's own validation images are needed. {cause}</source>
      <translation>이 실행이 쓴 검증 이미지가 필요합니다. {cause}</translation>
    </message>
    <message>
      <source>This system has no program that shows {file}. Open it by hand.</source>
      <translation>이 컴퓨터에는 {file} 파일을 보여 줄 프로그램이 없습니다. 직접 여세요.</translation>
    </message>
    <message>
      <source>This was not foreseen; the log has the details.</source>
      <translation>예상하지 못한 일입니다. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
      <source>This would be {count:,} drawings, and a collection takes {limit:,}. Begin another one.</source>
      <translation>손글씨가 {count:,}개가 되는데, 한 모음에는 {limit:,}개까지 담깁니다. 다른 모음을 시작하세요.</translation>
    </message>
    <message>
      <source>Three convolutions that learn fast: the first one looks at every other pixel only, batch normalisation keeps their signals in range, and the one-cycle rate gets most out of four epochs.</source>
      <translation>빠르게 학습하는 합성곱 층 3개입니다. 첫째 층은 픽셀을 하나씩 건너뛰며 보고, 배치 정규화는 신호의 크기를 알맞게 유지하며, one_cycle 학습률 일정 덕분에 에포크 4번으로도 최대한 많이 배웁니다.</translation>
    </message>
    <message>
      <source>Three hidden layers trained until the validation loss stops falling: early stopping chooses the number of epochs.</source>
      <translation>은닉층이 3개인 신경망을 검증 손실이 더 줄지 않을 때까지 학습합니다. 에포크 수는 조기 종료가 정합니다.</translation>
    </message>
    <message>
      <source>Tick a second run above to see which images the two read otherwise.</source>
      <translation>위에서 실행 기록을 하나 더 체크하면 둘이 서로 다르게 예측한 이미지를 볼 수 있습니다.</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>시간</translation>
    </message>
    <message>
      <source>Tiny CNN</source>
      <translation>초소형 CNN</translation>
    </message>
    <message>
      <source>To be looked at</source>
      <translation>살펴볼 것</translation>
    </message>
    <message>
      <source>To do it again</source>
      <translation>다시 해 보려면</translation>
    </message>
    <message>
      <source>Together</source>
      <translation>합계</translation>
    </message>
    <message>
      <source>Too few results to say which setting matters: {count:,} so far. More members or more seeds are needed, so that chance can be told from settings.</source>
      <translation>어떤 설정이 중요한지 말하기에는 결과가 너무 적습니다. 지금까지 {count:,}개. 우연과 설정을 구별하려면 멤버나 시드가 더 필요합니다.</translation>
    </message>
    <message>
      <source>Too few runs to say: {first_count} of “{first}” and {second_count} of “{second}”. Repeat both over at least {needed} seeds.</source>
      <translation>판단하기에는 실행이 너무 적습니다. “{first}”: {first_count}개, “{second}”: {second_count}개. 양쪽을 각각 적어도 {needed}개의 시드로 다시 학습해 보세요.</translation>
    </message>
    <message>
      <source>Trained on real and made-up digits that are turned, zoomed, slanted, shifted, bent and drawn with thick and thin pens, new ones each time: it reads hands that it has never seen.</source>
      <translation>실제 숫자와 지어낸 숫자를 매번 새롭게 돌리고, 키우거나 줄이고, 기울이고, 옮기고, 휘고, 굵고 가는 펜으로 그려서 학습했습니다. 한 번도 본 적 없는 글씨도 읽습니다.</translation>
    </message>
    <message>
      <source>Trained with</source>
      <translation>학습에 쓴 것</translation>
    </message>
    <message>
      <source>Training a trained network on with images of another kind, at a low rate and with old images among them, so that it learns the new without forgetting the old.</source>
      <translation>이미 학습한 신경망을 다른 종류의 이미지로 더 학습시키는 일입니다. 학습률을 낮추고 예전 이미지를 섞어, 새것을 배우면서 예전 것을 잊지 않게 합니다.</translation>
    </message>
    <message>
      <source>Training accuracy</source>
      <translation>훈련 정확도</translation>
    </message>
    <message>
      <source>Training and test images are broken in the same way ({damage}), on purpose, so no curve shows it. One would have noticed by a look at the images, or by drawing one.</source>
      <translation>훈련 이미지와 테스트 이미지를 일부러 같은 방법으로 망가뜨렸으므로({damage}) 어느 곡선에도 나타나지 않습니다. 이미지를 보거나 직접 그려 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>Training and test images are broken in the same way ({damage}), on purpose, so {test:.1f} % says nothing about other images. One would have noticed by a look at them, or by drawing one.</source>
      <translation>훈련 이미지와 테스트 이미지를 일부러 같은 방법으로 망가뜨렸으므로({damage}) {test:.1f}%는 다른 이미지에 대해 아무것도 말하지 않습니다. 이미지를 보거나 직접 그려 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>Training images that are set aside: the network never learns from them, so they show while it trains how it does on new images.</source>
      <translation>따로 떼어 둔 훈련 이미지입니다. 신경망이 여기서는 배우지 않으므로, 학습하는 동안 새로운 이미지를 얼마나 잘 맞히는지 알려 줍니다.</translation>
    </message>
    <message>
      <source>Training loss hardly falls, but training accuracy still rises.</source>
      <translation>훈련 손실은 거의 줄지 않지만 훈련 정확도는 아직 오릅니다.</translation>
    </message>
    <message>
      <source>Training loss is level: more epochs of the same would change little.</source>
      <translation>훈련 손실이 제자리입니다. 에포크를 더 늘려도 크게 달라지지 않습니다.</translation>
    </message>
    <message>
      <source>Training loss still falls, validation loss does not clearly do so.</source>
      <translation>훈련 손실은 아직 줄지만, 검증 손실도 줄고 있는지는 뚜렷하지 않습니다.</translation>
    </message>
    <message>
      <source>Training loss still falls, validation loss hardly does: more epochs would mostly teach the network its training images. Watch for over-fitting.</source>
      <translation>훈련 손실은 아직 줄지만 검증 손실은 거의 줄지 않습니다. 에포크를 늘리면 신경망은 주로 훈련 이미지만 더 익히게 됩니다. 과대적합에 주의하세요.</translation>
    </message>
    <message>
      <source>Training loss still falls.</source>
      <translation>훈련 손실이 아직 줄고 있습니다.</translation>
    </message>
    <message>
      <source>Training loss still falls. Validation loss hardly does, but validation accuracy still rises.</source>
      <translation>훈련 손실이 아직 줄고 있습니다. 검증 손실은 거의 줄지 않지만 검증 정확도는 아직 오릅니다.</translation>
    </message>
    <message>
      <source>Training loss: {before} in epoch {since:,}, {now} in epoch {epoch:,}.</source>
      <translation>훈련 손실: 에포크 {since:,}에서 {before}, 에포크 {epoch:,}에서 {now}.</translation>
    </message>
    <message>
      <source>Trains the runs of a sweep. Its plan says how many there are at most, and how many minutes they may take; after that, what they have learned is kept. The weights of the epochs of all runs together take at most {megabytes:,} MB. Ctrl+C stops it; the same command, or the window, goes on with it.</source>
      <translation>스윕의 실행들을 학습합니다. 실행이 최대 몇 개인지, 몇 분까지 걸려도 되는지는 계획에 있습니다. 시간이 다 되면 그때까지 학습한 것을 보관합니다. 모든 실행의 에포크별 가중치는 합해서 최대 {megabytes:,} MB를 차지합니다. Ctrl+C로 중지하고, 같은 명령이나 창에서 이어서 할 수 있습니다.</translation>
    </message>
    <message>
      <source>Trains the same network on the same data again, step by step in the order of the lessons, with comments. It needs TensorFlow and NumPy, and nothing of this program.</source>
      <translation>같은 신경망을 같은 데이터로 다시 학습합니다. 수업 순서대로 한 단계씩, 설명과 함께 적혀 있습니다. TensorFlow와 NumPy만 있으면 되고 이 프로그램은 필요 없습니다.</translation>
    </message>
    <message>
      <source>Trouser</source>
      <translation>바지</translation>
    </message>
    <message>
      <source>True class</source>
      <translation>실제 클래스</translation>
    </message>
    <message>
      <source>Turns each image a little to the left or right at random while training.</source>
      <translation>학습하는 동안 이미지를 왼쪽이나 오른쪽으로 조금씩 무작위로 돌립니다.</translation>
    </message>
    <message>
      <source>Turns each image at random while training.</source>
      <translation>학습하는 동안 이미지마다 무작위로 돌립니다.</translation>
    </message>
    <message>
      <source>Turns pixels of 0 to 255 into small numbers before the network gets them: it learns more easily so.</source>
      <translation>0부터 255까지의 픽셀을 신경망에 넣기 전에 작은 숫자로 바꾸는 일이며, 그러면 학습이 더 쉽습니다.</translation>
    </message>
    <message>
      <source>Turns the sums of the last layer into probabilities: all are positive, they add up to 1, and the largest sum gets most.</source>
      <translation>마지막 층의 합들을 확률로 바꿉니다. 모두 양수이고 더하면 1이 되며, 가장 큰 합이 가장 많이 가져갑니다.</translation>
    </message>
    <message>
      <source>Turns, zooms, slants, shifts and bends each image at random while training, as another hand would write it.</source>
      <translation>학습하는 동안 이미지마다 무작위로 돌리고, 키우거나 줄이고, 기울이고, 옮기고, 휘어서 다른 사람이 쓴 것처럼 만듭니다.</translation>
    </message>
    <message>
      <source>Twice the neurons and one more layer: hardly more accuracy, but a validation loss that rises. Compare it to the first.</source>
      <translation>뉴런은 두 배, 층은 하나 더 많습니다. 정확도는 거의 오르지 않는데 검증 손실은 커집니다. 작은 신경망과 비교해 보세요.</translation>
    </message>
    <message>
      <source>Twice the units</source>
      <translation>유닛 수를 두 배로</translation>
    </message>
    <message>
      <source>Two classes are called {name}. Give each a name of its own.</source>
      <translation>이름이 {name}인 클래스가 두 개 있습니다. 서로 다른 이름을 붙이세요.</translation>
    </message>
    <message>
      <source>Two goals have the id {name}.</source>
      <translation>목표 두 개의 id가 같습니다: {name}.</translation>
    </message>
    <message>
      <source>Two hidden layers: the network with which most lessons begin. It learns in seconds: on all 70,000 images it is right 97 times in 100, on the starter set about 92 times.</source>
      <translation>은닉층이 2개인, 대부분의 수업에서 처음 만나는 신경망입니다. 몇 초면 학습이 끝나며, 이미지 70,000장 전체로 학습하면 100번 중 97번, 기본 세트로 학습하면 92번쯤 맞힙니다.</translation>
    </message>
    <message>
      <source>Undone: {what}.</source>
      <translation>되돌렸습니다: {what}.</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>유닛 수</translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation>위아래</translation>
    </message>
    <message>
      <source>Use batch size {fitting:,}</source>
      <translation>배치 크기를 {fitting:,}에 맞추기</translation>
    </message>
    <message>
      <source>Use padding same</source>
      <translation>padding을 same으로 변경</translation>
    </message>
    <message>
      <source>Use relu</source>
      <translation>relu 사용</translation>
    </message>
    <message>
      <source>Use softmax</source>
      <translation>softmax 사용</translation>
    </message>
    <message>
      <source>Use {classes} units</source>
      <translation>유닛 수를 {classes}개로 변경</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>검증 비율</translation>
    </message>
    <message>
      <source>Validation accuracy</source>
      <translation>검증 정확도</translation>
    </message>
    <message>
      <source>Validation lies well below training, {validation:.1f} against {train:.1f} % right: the network has learnt much that is true of its training images only (over-fitting).</source>
      <translation>훈련 이미지는 {train:.1f}%를 맞히는데 검증 이미지는 그보다 훨씬 낮은 {validation:.1f}%를 맞힙니다. 신경망이 훈련 이미지에만 들어맞는 것을 많이 배웠습니다(과대적합).</translation>
    </message>
    <message>
      <source>Validation looks better than training because training figures are means over an epoch in which the weights still improved, and because dropout and random changes act in training only.</source>
      <translation>검증 결과가 훈련 결과보다 좋아 보입니다. 훈련 값은 가중치가 나아지고 있던 에포크 동안의 평균이고, 드롭아웃과 무작위 변형은 학습할 때만 작용하기 때문입니다.</translation>
    </message>
    <message>
      <source>Validation loss has risen since epoch {epoch}, and training loss does not fall either: a smaller learning rate may help.</source>
      <translation>검증 손실이 {epoch}번째 에포크부터 커지고 있고, 훈련 손실도 줄지 않습니다. 학습률을 더 작게 하면 나아질 수 있습니다.</translation>
    </message>
    <message>
      <source>Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the network begins to memorise (over-fitting). Fewer epochs, early stopping, dropout or more images would help.</source>
      <translation>검증 손실이 {epoch}번째 에포크부터 {low:.3f}에서 {now:.3f}까지 커졌는데 훈련 손실은 더 줄었습니다. 신경망이 훈련 이미지를 외우기 시작합니다(과대적합). 에포크 수를 줄이거나 조기 종료, 드롭아웃, 더 많은 이미지를 쓰면 나아집니다.</translation>
    </message>
    <message>
      <source>Validation loss has risen since epoch {epoch}, from {low:.3f} to {now:.3f}, while training loss fell further: the network begins to memorise (over-fitting). Validation accuracy is about the same: there are hardly more mistakes than before, but the network gives its wrong answers higher probabilities.</source>
      <translation>검증 손실이 {epoch}번째 에포크부터 {low:.3f}에서 {now:.3f}까지 커졌는데 훈련 손실은 더 줄었습니다. 신경망이 훈련 이미지를 외우기 시작합니다(과대적합). 검증 정확도는 거의 그대로입니다. 틀리는 개수는 전보다 거의 늘지 않았지만, 틀린 답에 더 높은 확률을 매깁니다.</translation>
    </message>
    <message>
      <source>Validation loss: {before} and {now}, at its lowest {low} in epoch {best:,}.</source>
      <translation>검증 손실: 같은 에포크에서 {before}, {now}; 가장 낮은 값은 에포크 {best:,}의 {low}.</translation>
    </message>
    <message>
      <source>Versions differ a little from those of the class {name}: {differences}.</source>
      <translation>학급({name})과 버전이 조금 다릅니다: {differences}.</translation>
    </message>
    <message>
      <source>Vertical edges</source>
      <translation>세로 윤곽선</translation>
    </message>
    <message>
      <source>Watch</source>
      <translation>지켜볼 값</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>가중치 감쇠</translation>
    </message>
    <message>
      <source>Weighted by images</source>
      <translation>이미지 수로 가중한 평균</translation>
    </message>
    <message>
      <source>Weighted sums, one for each class, and RMSprop: five epochs already show which garments are alike.</source>
      <translation>클래스마다 가중합 하나와 RMSprop입니다. 에포크 5번이면 어떤 옷들이 서로 비슷한지 벌써 드러납니다.</translation>
    </message>
    <message>
      <source>Weights of epoch</source>
      <translation>가중치를 얻은 에포크</translation>
    </message>
    <message>
      <source>What a kernel gives: an image that is bright where the kernel's pattern was found.</source>
      <translation>커널이 내놓는 결과입니다. 커널이 찾는 무늬가 있는 곳이 밝은 이미지입니다.</translation>
    </message>
    <message>
      <source>What both pooling layers share.</source>
      <translation>두 풀링 층의 공통점입니다.</translation>
    </message>
    <message>
      <source>What happens at the edge: valid uses only whole windows, same puts zeros around the image so that the map keeps its size.</source>
      <translation>가장자리를 다루는 방법입니다. valid는 온전한 창만 쓰고, same은 둘레에 0을 둘러 맵의 크기를 유지합니다.</translation>
    </message>
    <message>
      <source>What is not saved yet fills the memory: save or discard it before another training.</source>
      <translation>아직 저장하지 않은 것이 메모리를 가득 채우고 있습니다. 다시 학습하기 전에 저장하거나 버리세요.</translation>
    </message>
    <message>
      <source>What it takes to train this run on is not on this computer. It is kept for the latest runs that were trained here.</source>
      <translation>이 실행을 더 학습하는 데 필요한 것이 이 컴퓨터에 없습니다. 여기서 학습한 최근 실행 기록에 대해서만 보관됩니다.</translation>
    </message>
    <message>
      <source>What the administrator has set in {file} is not used: {cause}. Everything is as without it.</source>
      <translation>관리자가 정한 다음 파일을 쓰지 않습니다: {file}. 이유: {cause}. 그 파일이 없을 때와 같습니다.</translation>
    </message>
    <message>
      <source>What the class confuses</source>
      <translation>학급이 혼동하는 것</translation>
    </message>
    <message>
      <source>What the last layer says of a class before softmax: any number, and the larger it is, the more speaks for the class.</source>
      <translation>softmax를 거치기 전에 마지막 층이 클래스마다 내는 수입니다. 어떤 수든 될 수 있고, 클수록 그 클래스일 가능성을 높게 봅니다.</translation>
    </message>
    <message>
      <source>What the layers make of it: of feature maps the strongest, of rows every number; the darker, the larger.</source>
      <translation>층들이 그 이미지에서 얻은 것. 특성 맵은 가장 강한 것들, 수의 줄은 모든 수입니다. 어두울수록 큽니다.</translation>
    </message>
    <message>
      <source>What the layers that change images at random share; they do so while training only.</source>
      <translation>이미지를 무작위로 바꾸는 층들의 공통점입니다. 학습하는 동안에만 바꿉니다.</translation>
    </message>
    <message>
      <source>What was expected</source>
      <translation>예상했던 것</translation>
    </message>
    <message>
      <source>What was typed for this report is damaged, and the report begins anew. What was kept is in {place}.</source>
      <translation>이 보고서에 입력했던 내용이 손상되어 보고서를 새로 시작합니다. 보관되어 있던 내용은 여기에 있습니다: {place}</translation>
    </message>
    <message>
      <source>What was written down before the training, and what came of it.</source>
      <translation>학습 전에 적어 둔 예상과 그 결과.</translation>
    </message>
    <message>
      <source>What you typed is kept with the run.</source>
      <translation>입력한 글을 실행 기록과 함께 보관했습니다.</translation>
    </message>
    <message>
      <source>What {setting} did cannot be said: it changed only together with other settings.</source>
      <translation>{setting}: 무엇을 바꾸었는지 말할 수 없습니다. 다른 설정과 함께만 바뀌었습니다.</translation>
    </message>
    <message>
      <source>Whether ink is dark or light was told by each picture.</source>
      <translation>잉크가 어두운지 밝은지는 그림마다 알아냈습니다.</translation>
    </message>
    <message>
      <source>Whether two networks differ by more than chance: of the images that only one of them reads right, one must have clearly more than half.</source>
      <translation>두 신경망의 차이가 우연보다 큰지 따집니다. 둘 중 하나만 맞힌 이미지들 가운데 한쪽의 몫이 절반보다 뚜렷이 많아야 합니다.</translation>
    </message>
    <message>
      <source>Whether {setting} mattered is a close call: {best} gave {span:.2f} points more than {worst}, but the 95 % interval ({low:.2f} to {high:.2f}) and the F-test ({p}) do not agree. More seeds would tell.</source>
      <translation>{setting}: 중요한지 가르기 어렵습니다. {best} 쪽이 {worst} 쪽보다 {span:.2f} 퍼센트포인트 높지만, 95% 신뢰 구간({low:.2f}~{high:.2f})과 F 검정({p})의 결론이 다릅니다. 시드를 늘리면 알 수 있습니다.</translation>
    </message>
    <message>
      <source>Which part of the data set is changed.</source>
      <translation>데이터셋의 어느 부분을 바꾸는지입니다.</translation>
    </message>
    <message>
      <source>Which validation figure has to improve.</source>
      <translation>어떤 검증 값이 나아져야 하는지 정합니다.</translation>
    </message>
    <message>
      <source>Who wrote a digit; a fair test uses digits of writers that the network has not learned from.</source>
      <translation>숫자를 쓴 사람입니다. 공정한 테스트는 신경망이 배우지 않은 사람의 숫자를 사용합니다.</translation>
    </message>
    <message>
      <source>Whoever has {file} can join: mnist-desktop cluster join {file}</source>
      <translation>다음 파일이 있으면 누구나 참가할 수 있습니다: {file}. 참가 명령: mnist-desktop cluster join {file}</translation>
    </message>
    <message>
      <source>Whole writers were drawn for testing, with the seed {seed}: nobody wrote in both parts.</source>
      <translation>쓴 사람 단위로 테스트용을 뽑았습니다(시드 {seed}). 양쪽에 모두 쓴 사람은 없습니다.</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>창 크기</translation>
    </message>
    <message>
      <source>With batch size {batch_size:,}, Stop and Pause are slow to answer: a step takes long, and BatchNormalization needs the whole batch at once.</source>
      <translation>배치 크기가 {batch_size:,}이면 중지와 일시 정지가 늦게 반응합니다. 한 스텝이 오래 걸리고, BatchNormalization은 배치 전체를 한꺼번에 써야 합니다.</translation>
    </message>
    <message>
      <source>With batch size {batch_size:,}, a step would take about {needed:.1f} GB of memory, more than the {limit:.1f} GB that this computer can spare for it.</source>
      <translation>배치 크기가 {batch_size:,}이면 한 스텝에 메모리가 약 {needed:.1f} GB 필요합니다. 이 컴퓨터에서 쓸 수 있는 {limit:.1f} GB보다 많습니다.</translation>
    </message>
    <message>
      <source>With their epochs, the runs are more than a zip can hold ({limit:,} bytes, {most:,} files). Save fewer at once, or without epochs.</source>
      <translation>에포크까지 넣으면 zip 파일 하나에 담을 수 있는 양({limit:,}바이트, 파일 {most:,}개)을 넘습니다. 한 번에 더 적게 저장하거나 에포크 없이 저장하세요.</translation>
    </message>
    <message>
      <source>With {count:,} drawings, one more or less is {points:.1f} points: the intervals say how little that tells.</source>
      <translation>손글씨가 {count:,}개면 하나만 달라져도 {points:.1f} 퍼센트포인트입니다. 신뢰 구간을 보면 이것으로 알 수 있는 것이 얼마나 적은지 드러납니다.</translation>
    </message>
    <message>
      <source>With {count} hidden Dense layers, the network would have more than {most} layers.</source>
      <translation>은닉 Dense 층이 {count}개이면 신경망의 층이 {most}개를 넘습니다.</translation>
    </message>
    <message>
      <source>Within noise: over {better_count} and {worse_count} seeds, “{better}” is ahead of “{worse}” by {difference:.2f} points of mean test accuracy, but the interval reaches from {low:.2f} to {high:.2f} (95 %; Welch's t-test, {p}).</source>
      <translation>우연으로 볼 수 있는 차이입니다. 시드 {better_count}개와 {worse_count}개로 학습한 평균 테스트 정확도는 “{better}” 쪽이 “{worse}” 쪽보다 {difference:.2f} 퍼센트포인트 높지만, 신뢰 구간이 {low:.2f}부터 {high:.2f}까지 걸쳐 있습니다(95%, 웰치의 t 검정, {p}).</translation>
    </message>
    <message>
      <source>Within noise: “{better}” reads {gain:,} of the {count:,} test images right that “{worse}” reads wrong, and the other way round {loss:,}. Chance alone divides them so often enough (McNemar's test, {p}).</source>
      <translation>우연으로 볼 수 있는 차이입니다. 테스트 이미지 {count:,}장 가운데 “{better}”만 맞힌 것이 {gain:,}장, “{worse}”만 맞힌 것이 {loss:,}장입니다. 우연만으로도 이렇게 갈리는 일이 꽤 자주 있습니다(맥니마 검정, {p}).</translation>
    </message>
    <message>
      <source>Without a window, for teachers who script: {commands}. Each explains itself with --help.</source>
      <translation>창 없이 스크립트로 쓰는 명령: {commands}. 각각 --help로 설명을 봅니다.</translation>
    </message>
    <message>
      <source>Wood</source>
      <translation>나뭇결</translation>
    </message>
    <message>
      <source>Works the gradient out from the last layer back to the first: each layer hands its part of the error to the one before.</source>
      <translation>마지막 층에서 첫 층으로 거슬러 가며 기울기를 구하는 방법입니다. 층마다 오차 가운데 제 몫을 앞 층에 넘겨줍니다.</translation>
    </message>
    <message>
      <source>Writers to train with: {train}. Writers to test with: {test}.</source>
      <translation>훈련 쪽 쓴 사람: {train}. 테스트 쪽 쓴 사람: {test}.</translation>
    </message>
    <message>
      <source>Writing {file}, and trying it in a process of its own. This takes some seconds.</source>
      <translation>{file} 파일을 쓰고 별도의 프로세스에서 시험하는 중입니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
      <source>Written from scratch: 100 sigmoid neurons</source>
      <translation>밑바닥부터: 시그모이드 뉴런 100개</translation>
    </message>
    <message>
      <source>Written with</source>
      <translation>작성 프로그램</translation>
    </message>
    <message>
      <source>Written with {program}.</source>
      <translation>작성 프로그램: {program}.</translation>
    </message>
    <message>
      <source>Wrong labels</source>
      <translation>틀린 레이블</translation>
    </message>
    <message>
      <source>Zeros around the image let the window stand on every pixel, so at stride 1 the map is as large as the image.</source>
      <translation>이미지 둘레에 0을 둘러 창이 모든 픽셀에 설 수 있게 합니다. 그래서 스트라이드가 1이면 맵이 이미지와 같은 크기입니다.</translation>
    </message>
    <message>
      <source>a fifth below 0, else the number itself</source>
      <translation>0보다 작으면 5분의 1, 크면 그대로</translation>
    </message>
    <message>
      <source>a file or folder, as the window's two imports take it</source>
      <translation>창의 두 가져오기가 받는 파일이나 폴더</translation>
    </message>
    <message>
      <source>a lesson, a model or another file to open</source>
      <translation>열 파일: 수업, 모델 등</translation>
    </message>
    <message>
      <source>a member has failed there; another PC tries it now.</source>
      <translation>그곳에서 멤버 하나가 실패했습니다. 이제 다른 PC가 시도합니다.</translation>
    </message>
    <message>
      <source>a name has 1 to {most} letters</source>
      <translation>이름은 1자에서 {most}자까지입니다</translation>
    </message>
    <message>
      <source>a number from 1 to {most}</source>
      <translation>1에서 {most} 사이의 수</translation>
    </message>
    <message>
      <source>a number of hours, at most {most}</source>
      <translation>시간 수, 최대 {most}</translation>
    </message>
    <message>
      <source>a path holds signs that cannot be shown</source>
      <translation>경로에 보일 수 없는 글자가 있습니다</translation>
    </message>
    <message>
      <source>a port is a number from 1 to 65535</source>
      <translation>포트는 1에서 65535 사이의 수입니다</translation>
    </message>
    <message>
      <source>a run's folder, a zip of runs, a hand-in, or the name of a run that is kept here or ships</source>
      <translation>실행 기록의 폴더, 실행 기록의 zip, 제출물, 또는 여기 보관되었거나 함께 들어 있는 실행 기록의 이름</translation>
    </message>
    <message>
      <source>a share lies between 0 and 1, such as 0.2</source>
      <translation>비율은 0과 1 사이입니다, 예: 0.2</translation>
    </message>
    <message>
      <source>a tenth at half and at three quarters</source>
      <translation>2분의 1과 4분의 3 지점에서 각각 10분의 1로</translation>
    </message>
    <message>
      <source>absent</source>
      <translation>없음</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>정확도</translation>
    </message>
    <message>
      <source>activation</source>
      <translation>활성화 함수</translation>
    </message>
    <message>
      <source>adagrad</source>
      <translation>adagrad (쌓인 기울기로 나누기)</translation>
    </message>
    <message>
      <source>adam</source>
      <translation>adam (적응적 모멘트 추정)</translation>
    </message>
    <message>
      <source>adam that also pulls weights towards 0</source>
      <translation>가중치를 0 쪽으로도 당기는 adam</translation>
    </message>
    <message>
      <source>adam that looks ahead along its momentum</source>
      <translation>모멘텀 방향으로 한발 앞을 보는 adam</translation>
    </message>
    <message>
      <source>adamw</source>
      <translation>adamw (가중치 감쇠를 더한 adam)</translation>
    </message>
    <message>
      <source>add a menu entry, an icon, and what a double-click on lessons, models and zips of runs opens</source>
      <translation>메뉴 항목과 아이콘을 넣고, 수업·모델·실행 zip을 두 번 클릭하면 열리게 합니다</translation>
    </message>
    <message>
      <source>add drawings</source>
      <translation>손글씨 추가</translation>
    </message>
    <message>
      <source>add {layer}</source>
      <translation>{layer} 층 추가</translation>
    </message>
    <message>
      <source>all 0, so that all neurons stay alike</source>
      <translation>모두 0, 모든 뉴런이 똑같이 유지됨</translation>
    </message>
    <message>
      <source>an S from 0 to 1</source>
      <translation>0에서 1까지의 S자 곡선</translation>
    </message>
    <message>
      <source>an S from −1 to 1</source>
      <translation>−1에서 1까지의 S자 곡선</translation>
    </message>
    <message>
      <source>answered</source>
      <translation>답함</translation>
    </message>
    <message>
      <source>as JSON</source>
      <translation>JSON으로</translation>
    </message>
    <message>
      <source>as bright as it looks</source>
      <translation>눈에 보이는 밝기</translation>
    </message>
    <message>
      <source>as for evaluate</source>
      <translation>evaluate와 같음</translation>
    </message>
    <message>
      <source>as handed in</source>
      <translation>제출한 값</translation>
    </message>
    <message>
      <source>ask both ways</source>
      <translation>뒤집어서도 묻기</translation>
    </message>
    <message>
      <source>average pooling</source>
      <translation>평균 풀링</translation>
    </message>
    <message>
      <source>back-propagation</source>
      <translation>역전파</translation>
    </message>
    <message>
      <source>batch</source>
      <translation>배치</translation>
    </message>
    <message>
      <source>batch normalization</source>
      <translation>배치 정규화</translation>
    </message>
    <message>
      <source>batch size</source>
      <translation>배치 크기</translation>
    </message>
    <message>
      <source>bell curve by inputs, made for relu</source>
      <translation>정규 분포, 입력 수에 맞춤, relu에 적합</translation>
    </message>
    <message>
      <source>bell curve of width 0.05</source>
      <translation>표준편차 0.05인 정규 분포</translation>
    </message>
    <message>
      <source>bell curve of width 1</source>
      <translation>표준편차 1인 정규 분포</translation>
    </message>
    <message>
      <source>bell curve, by inputs</source>
      <translation>정규 분포, 입력 수에 맞춤</translation>
    </message>
    <message>
      <source>bell curve, by inputs and outputs</source>
      <translation>정규 분포, 입력과 출력 수에 맞춤</translation>
    </message>
    <message>
      <source>bends towards −1 below 0, else the number itself</source>
      <translation>0보다 작으면 −1 쪽으로 휘고, 크면 그대로</translation>
    </message>
    <message>
      <source>best epoch</source>
      <translation>최적 에포크</translation>
    </message>
    <message>
      <source>bias</source>
      <translation>편향</translation>
    </message>
    <message>
      <source>blur kernel</source>
      <translation>흐림 커널</translation>
    </message>
    <message>
      <source>blurred by {radius} pixels</source>
      <translation>{radius}픽셀 흐림</translation>
    </message>
    <message>
      <source>broken copy</source>
      <translation>망가뜨린 복사본</translation>
    </message>
    <message>
      <source>calibration</source>
      <translation>확신도 보정</translation>
    </message>
    <message>
      <source>calibration error</source>
      <translation>보정 오차</translation>
    </message>
    <message>
      <source>cannot be read</source>
      <translation>읽을 수 없음</translation>
    </message>
    <message>
      <source>cannot be seen without validation</source>
      <translation>검증 데이터가 없어 알 수 없음</translation>
    </message>
    <message>
      <source>cannot be told from so few epochs</source>
      <translation>에포크가 너무 적어 알 수 없음</translation>
    </message>
    <message>
      <source>cannot be told from these curves</source>
      <translation>이 곡선으로는 알 수 없음</translation>
    </message>
    <message>
      <source>categorical cross-entropy</source>
      <translation>범주형 교차 엔트로피</translation>
    </message>
    <message>
      <source>centre of mass</source>
      <translation>무게중심</translation>
    </message>
    <message>
      <source>change {field}</source>
      <translation>{field} 변경</translation>
    </message>
    <message>
      <source>change {field} of layer {number}</source>
      <translation>층 {number}의 {field} 변경</translation>
    </message>
    <message>
      <source>channel</source>
      <translation>채널</translation>
    </message>
    <message>
      <source>checking</source>
      <translation>확인하는 중</translation>
    </message>
    <message>
      <source>checkpoint</source>
      <translation>체크포인트</translation>
    </message>
    <message>
      <source>class</source>
      <translation>클래스</translation>
    </message>
    <message>
      <source>class cluster</source>
      <translation>학급 클러스터</translation>
    </message>
    <message>
      <source>classification report</source>
      <translation>분류 보고서</translation>
    </message>
    <message>
      <source>clear the pad</source>
      <translation>판 지우기</translation>
    </message>
    <message>
      <source>collected digit</source>
      <translation>모은 숫자</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>확신도</translation>
    </message>
    <message>
      <source>confusion matrix</source>
      <translation>혼동 행렬</translation>
    </message>
    <message>
      <source>constant rate</source>
      <translation>일정한 학습률</translation>
    </message>
    <message>
      <source>convolution</source>
      <translation>합성곱 (Conv2D)</translation>
    </message>
    <message>
      <source>convolutional network (CNN)</source>
      <translation>합성곱 신경망(CNN)</translation>
    </message>
    <message>
      <source>cosine schedule</source>
      <translation>코사인 일정</translation>
    </message>
    <message>
      <source>coverage</source>
      <translation>응답률</translation>
    </message>
    <message>
      <source>cross-entropy</source>
      <translation>교차 엔트로피</translation>
    </message>
    <message>
      <source>cut layers</source>
      <translation>층 잘라내기</translation>
    </message>
    <message>
      <source>damaged</source>
      <translation>손상됨</translation>
    </message>
    <message>
      <source>data augmentation</source>
      <translation>데이터 증강</translation>
    </message>
    <message>
      <source>data set</source>
      <translation>데이터셋</translation>
    </message>
    <message>
      <source>data set to train on ({default})</source>
      <translation>학습에 쓸 데이터셋 ({default})</translation>
    </message>
    <message>
      <source>dead unit</source>
      <translation>죽은 유닛</translation>
    </message>
    <message>
      <source>decides which images these are</source>
      <translation>어떤 이미지인지 정하는 수</translation>
    </message>
    <message>
      <source>delete a drawing</source>
      <translation>손글씨 삭제</translation>
    </message>
    <message>
      <source>delete {count:,} runs</source>
      <translation>실행 기록 {count:,}개 삭제</translation>
    </message>
    <message>
      <source>delete “{name}”</source>
      <translation>“{name}” 삭제</translation>
    </message>
    <message>
      <source>dense layer</source>
      <translation>완전 연결층 (Dense)</translation>
    </message>
    <message>
      <source>download full data sets from a mirror, and check every byte</source>
      <translation>미러에서 전체 데이터를 내려받고 모든 바이트를 확인</translation>
    </message>
    <message>
      <source>draw the split again</source>
      <translation>분할 다시 뽑기</translation>
    </message>
    <message>
      <source>drives the real window through a whole scenario and writes down what it measured</source>
      <translation>실제 창에서 처음부터 끝까지 한 번 실행하고 측정한 값을 기록합니다</translation>
    </message>
    <message>
      <source>dropout</source>
      <translation>드롭아웃</translation>
    </message>
    <message>
      <source>duplicate layer</source>
      <translation>층 복제</translation>
    </message>
    <message>
      <source>early stopping</source>
      <translation>조기 종료</translation>
    </message>
    <message>
      <source>early-stopped</source>
      <translation>조기 종료</translation>
    </message>
    <message>
      <source>edge kernel</source>
      <translation>윤곽선 커널</translation>
    </message>
    <message>
      <source>edit in the lab</source>
      <translation>실험실 설정 변경</translation>
    </message>
    <message>
      <source>else {port}</source>
      <translation>없으면 {port}</translation>
    </message>
    <message>
      <source>elu</source>
      <translation>elu (지수 선형)</translation>
    </message>
    <message>
      <source>emboss kernel</source>
      <translation>엠보싱 커널</translation>
    </message>
    <message>
      <source>end as soon as that much of the start is done, and do nothing</source>
      <translation>시작이 그만큼 끝나면 아무것도 하지 않고 끝냅니다</translation>
    </message>
    <message>
      <source>engine</source>
      <translation>엔진</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>epochs</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>epsilon</source>
      <translation>엡실론</translation>
    </message>
    <message>
      <source>equally good, {own:.2f} %</source>
      <translation>똑같음, {own:.2f}%</translation>
    </message>
    <message>
      <source>evaluating</source>
      <translation>평가하는 중</translation>
    </message>
    <message>
      <source>even spread by inputs, made for relu</source>
      <translation>균등 분포, 입력 수에 맞춤, relu에 적합</translation>
    </message>
    <message>
      <source>even spread, by inputs and outputs</source>
      <translation>균등 분포, 입력과 출력 수에 맞춤</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>실패</translation>
    </message>
    <message>
      <source>falls to zero along a curve</source>
      <translation>곡선을 따라 0까지 감소</translation>
    </message>
    <message>
      <source>fast</source>
      <translation>빠름</translation>
    </message>
    <message>
      <source>feature map</source>
      <translation>특성 맵</translation>
    </message>
    <message>
      <source>file</source>
      <translation>파일</translation>
    </message>
    <message>
      <source>filters</source>
      <translation>필터</translation>
    </message>
    <message>
      <source>fine-tuned</source>
      <translation>미세 조정</translation>
    </message>
    <message>
      <source>fine-tuned {number}</source>
      <translation>미세 조정 {number}</translation>
    </message>
    <message>
      <source>fine-tuning</source>
      <translation>미세 조정</translation>
    </message>
    <message>
      <source>finished</source>
      <translation>완료</translation>
    </message>
    <message>
      <source>first network</source>
      <translation>첫 신경망</translation>
    </message>
    <message>
      <source>fitting part</source>
      <translation>훈련용 이미지</translation>
    </message>
    <message>
      <source>flatten</source>
      <translation>펼치기 (Flatten)</translation>
    </message>
    <message>
      <source>for how long the class is open, 24 by default</source>
      <translation>학급을 열어 두는 시간, 기본값 24</translation>
    </message>
    <message>
      <source>for labels that are class numbers</source>
      <translation>레이블이 클래스 번호일 때</translation>
    </message>
    <message>
      <source>for one-hot labels</source>
      <translation>레이블이 원-핫 벡터일 때</translation>
    </message>
    <message>
      <source>forgetting a copy</source>
      <translation>복사본 잊기</translation>
    </message>
    <message>
      <source>gelu</source>
      <translation>gelu (가우스 오차 선형)</translation>
    </message>
    <message>
      <source>genuine</source>
      <translation>원본</translation>
    </message>
    <message>
      <source>global average pooling</source>
      <translation>전역 평균 풀링</translation>
    </message>
    <message>
      <source>glorot</source>
      <translation>glorot (글로럿 초기화)</translation>
    </message>
    <message>
      <source>gradient</source>
      <translation>기울기</translation>
    </message>
    <message>
      <source>gradient check</source>
      <translation>기울기 검사</translation>
    </message>
    <message>
      <source>gradient × input</source>
      <translation>기울기 × 입력</translation>
    </message>
    <message>
      <source>grid search</source>
      <translation>그리드 탐색(격자)</translation>
    </message>
    <message>
      <source>he</source>
      <translation>he (허 초기화)</translation>
    </message>
    <message>
      <source>held</source>
      <translation>대기(이어서 학습)</translation>
    </message>
    <message>
      <source>hidden layer</source>
      <translation>은닉층</translation>
    </message>
    <message>
      <source>how a picture becomes 28x28</source>
      <translation>그림을 28x28로 만드는 방법</translation>
    </message>
    <message>
      <source>how many runs at a time</source>
      <translation>한 번에 몇 개를 실행할지</translation>
    </message>
    <message>
      <source>how many runs at a time; else as cores and memory allow</source>
      <translation>한 번에 학습할 실행 수. 없으면 코어와 메모리가 허락하는 만큼</translation>
    </message>
    <message>
      <source>how much is for the test, such as 0.2</source>
      <translation>테스트에 쓸 비율, 예: 0.2</translation>
    </message>
    <message>
      <source>how the test part is chosen</source>
      <translation>테스트 부분을 고르는 방법</translation>
    </message>
    <message>
      <source>hyperparameter</source>
      <translation>하이퍼파라미터</translation>
    </message>
    <message>
      <source>identity kernel</source>
      <translation>항등 커널</translation>
    </message>
    <message>
      <source>image</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>images</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>import a data set, or with --images a folder of pictures</source>
      <translation>데이터셋를 가져오기, --images를 붙이면 그림 폴더</translation>
    </message>
    <message>
      <source>initializer</source>
      <translation>가중치 초기화</translation>
    </message>
    <message>
      <source>instead of MNIST_DESKTOP_MIRROR</source>
      <translation>MNIST_DESKTOP_MIRROR 대신</translation>
    </message>
    <message>
      <source>interrupted</source>
      <translation>중단</translation>
    </message>
    <message>
      <source>inverted</source>
      <translation>반전</translation>
    </message>
    <message>
      <source>is</source>
      <translation>상태</translation>
    </message>
    <message>
      <source>it does not begin as an array of NumPy does</source>
      <translation>NumPy 배열의 시작 부분이 아닙니다</translation>
    </message>
    <message>
      <source>it has begun no member for {seconds:,.0f} s; perhaps it trains those of another sweep.</source>
      <translation>{seconds:,.0f}초 동안 멤버를 시작하지 않았습니다. 다른 스윕의 멤버를 학습하고 있을 수 있습니다.</translation>
    </message>
    <message>
      <source>it has ended a member without a word.</source>
      <translation>아무 소식 없이 멤버를 끝냈습니다.</translation>
    </message>
    <message>
      <source>it has no directory, or too large a one</source>
      <translation>목록이 없거나 너무 큽니다</translation>
    </message>
    <message>
      <source>it has no {part}</source>
      <translation>{part} 부분이 없습니다</translation>
    </message>
    <message>
      <source>it has told nothing for {seconds:,.0f} s.</source>
      <translation>{seconds:,.0f}초 동안 아무 소식이 없습니다.</translation>
    </message>
    <message>
      <source>it holds arrays that do not belong to it</source>
      <translation>속하지 않는 배열이 들어 있습니다</translation>
    </message>
    <message>
      <source>it is cut off</source>
      <translation>중간에 잘렸습니다</translation>
    </message>
    <message>
      <source>it is encrypted or compressed in a way that is not read here</source>
      <translation>암호화되었거나 여기서 읽을 수 없는 방식으로 압축되었습니다</translation>
    </message>
    <message>
      <source>it is not that of a run that could go on</source>
      <translation>이어서 학습할 수 있는 실행의 것이 아닙니다</translation>
    </message>
    <message>
      <source>it is not the run that was asked for.</source>
      <translation>요청한 실행이 아닙니다.</translation>
    </message>
    <message>
      <source>it told a validation loss of {told:.3f}, but its weights give {found:.3f}.</source>
      <translation>알린 검증 손실은 {told:.3f}이지만, 가중치로 재면 {found:.3f}입니다.</translation>
    </message>
    <message>
      <source>it told of work that it was not asked for.</source>
      <translation>요청하지 않은 작업을 알렸습니다.</translation>
    </message>
    <message>
      <source>it told that {told:.2%} of the {images} images are read right, but its weights read {found:.2%}.</source>
      <translation>{images} 이미지의 알린 정확도는 {told:.2%}이지만, 가중치로 재면 {found:.2%}입니다.</translation>
    </message>
    <message>
      <source>it told what cannot be read: {cause}.</source>
      <translation>읽을 수 없는 것을 알렸습니다: {cause}.</translation>
    </message>
    <message>
      <source>it would unpack to {size:,} bytes; {limit:,} are allowed</source>
      <translation>압축을 풀면 {size:,}바이트입니다. {limit:,}바이트까지 됩니다</translation>
    </message>
    <message>
      <source>its array format is unknown</source>
      <translation>알 수 없는 배열 형식입니다</translation>
    </message>
    <message>
      <source>its arrays are not a row of bytes, but of type {dtype} and shape {shape}</source>
      <translation>배열이 바이트 한 줄이 아니라 자료형 {dtype}, 모양 {shape}입니다</translation>
    </message>
    <message>
      <source>its directory and its content contradict each other</source>
      <translation>목록과 내용이 서로 맞지 않습니다</translation>
    </message>
    <message>
      <source>its epochs do not follow one another</source>
      <translation>에포크가 차례로 이어지지 않습니다</translation>
    </message>
    <message>
      <source>its figures cannot be true.</source>
      <translation>수치가 사실일 수 없습니다.</translation>
    </message>
    <message>
      <source>its header cannot be read</source>
      <translation>헤더를 읽을 수 없습니다</translation>
    </message>
    <message>
      <source>its join file</source>
      <translation>학급의 참가 파일</translation>
    </message>
    <message>
      <source>its shape is not made of numbers</source>
      <translation>모양이 수로 되어 있지 않습니다</translation>
    </message>
    <message>
      <source>its shape is one that no array has</source>
      <translation>배열이 가질 수 없는 모양입니다</translation>
    </message>
    <message>
      <source>its sweep.json; one that was begun here goes on</source>
      <translation>스윕의 sweep.json. 여기서 시작한 스윕은 이어서 합니다</translation>
    </message>
    <message>
      <source>its versions differ: {listed}.</source>
      <translation>버전이 다릅니다: {listed}.</translation>
    </message>
    <message>
      <source>its weights do not fit its layers.</source>
      <translation>가중치가 층에 맞지 않습니다.</translation>
    </message>
    <message>
      <source>join a class and train for it until Ctrl+C</source>
      <translation>학급에 참가하여 Ctrl+C를 누를 때까지 학습합니다</translation>
    </message>
    <message>
      <source>judge on the test images of this data set, not of the run's own</source>
      <translation>실행 기록 자신의 것 대신 이 데이터셋의 테스트 이미지로 평가</translation>
    </message>
    <message>
      <source>keras</source>
      <translation>keras (케라스)</translation>
    </message>
    <message>
      <source>keras: fast. scratch: the same network in NumPy, written to be read.</source>
      <translation>keras: 빠릅니다. scratch: 같은 신경망을 읽어 볼 수 있도록 NumPy로 직접 구현한 것입니다.</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>커널</translation>
    </message>
    <message>
      <source>key</source>
      <translation>키</translation>
    </message>
    <message>
      <source>label</source>
      <translation>레이블</translation>
    </message>
    <message>
      <source>label in a corner pixel</source>
      <translation>구석 픽셀에 레이블</translation>
    </message>
    <message>
      <source>label smoothing</source>
      <translation>레이블 스무딩</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>층</translation>
    </message>
    <message>
      <source>layers from the lab</source>
      <translation>합성곱 실험실에서 만든 층</translation>
    </message>
    <message>
      <source>leak</source>
      <translation>누출</translation>
    </message>
    <message>
      <source>leaky_relu</source>
      <translation>leaky_relu (리키 렐루)</translation>
    </message>
    <message>
      <source>learning curves</source>
      <translation>학습 곡선</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>학습률</translation>
    </message>
    <message>
      <source>learning-rate schedule</source>
      <translation>학습률 일정</translation>
    </message>
    <message>
      <source>leave such images as they are</source>
      <translation>그런 이미지를 그대로 두기</translation>
    </message>
    <message>
      <source>leave the lesson</source>
      <translation>수업 나가기</translation>
    </message>
    <message>
      <source>lecun</source>
      <translation>lecun (르쿤 초기화)</translation>
    </message>
    <message>
      <source>lesson {title}</source>
      <translation>수업 {title}</translation>
    </message>
    <message>
      <source>linear</source>
      <translation>linear (선형)</translation>
    </message>
    <message>
      <source>list, fetch, import and verify data sets</source>
      <translation>데이터셋를 나열하고, 내려받고, 가져오고, 확인하기</translation>
    </message>
    <message>
      <source>logarithmic scale</source>
      <translation>로그 눈금</translation>
    </message>
    <message>
      <source>logit</source>
      <translation>로짓</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>손실</translation>
    </message>
    <message>
      <source>macro average</source>
      <translation>매크로 평균</translation>
    </message>
    <message>
      <source>made from its original</source>
      <translation>원래 데이터에서 만듦</translation>
    </message>
    <message>
      <source>made-up digits</source>
      <translation>지어낸 숫자</translation>
    </message>
    <message>
      <source>map of images</source>
      <translation>이미지 지도</translation>
    </message>
    <message>
      <source>max pooling</source>
      <translation>최대 풀링</translation>
    </message>
    <message>
      <source>max: keeps the largest number of each window. average: keeps the mean.</source>
      <translation>max: 창마다 가장 큰 수를 남깁니다. average: 창마다 평균을 남깁니다.</translation>
    </message>
    <message>
      <source>mean 0, variance 1</source>
      <translation>평균 0, 분산 1</translation>
    </message>
    <message>
      <source>measure again how good runs are on test images</source>
      <translation>실행 기록이 테스트 이미지를 얼마나 읽는지 다시 재기</translation>
    </message>
    <message>
      <source>measure on this data set's test images, too</source>
      <translation>이 데이터셋의 테스트 이미지로도 재기</translation>
    </message>
    <message>
      <source>measuring</source>
      <translation>재는 중</translation>
    </message>
    <message>
      <source>model of “{name}”</source>
      <translation>“{name}” 모델 불러오기</translation>
    </message>
    <message>
      <source>momentum</source>
      <translation>모멘텀</translation>
    </message>
    <message>
      <source>momentum with equal steps in all directions</source>
      <translation>모든 방향의 스텝 길이가 같은 모멘텀</translation>
    </message>
    <message>
      <source>momentum, and a step size for each weight</source>
      <translation>모멘텀과 가중치마다 다른 이동 크기</translation>
    </message>
    <message>
      <source>more than chance</source>
      <translation>우연으로 보기 어려운 차이</translation>
    </message>
    <message>
      <source>move layer</source>
      <translation>층 이동</translation>
    </message>
    <message>
      <source>multilayer perceptron</source>
      <translation>다층 퍼셉트론</translation>
    </message>
    <message>
      <source>muon</source>
      <translation>muon (모든 방향의 스텝 길이가 같은 모멘텀)</translation>
    </message>
    <message>
      <source>nadam</source>
      <translation>nadam (네스테로프를 더한 adam)</translation>
    </message>
    <message>
      <source>neural network</source>
      <translation>신경망</translation>
    </message>
    <message>
      <source>new model</source>
      <translation>새 모델</translation>
    </message>
    <message>
      <source>no</source>
      <translation>아니요</translation>
    </message>
    <message>
      <source>no scaling</source>
      <translation>스케일링 없음</translation>
    </message>
    <message>
      <source>no {field}</source>
      <translation>{field} 없음</translation>
    </message>
    <message>
      <source>noise</source>
      <translation>잡음</translation>
    </message>
    <message>
      <source>noise of {strength}</source>
      <translation>잡음 {strength}</translation>
    </message>
    <message>
      <source>none: 0..255 as they are. unit: 0..1. standard: mean 0, variance 1.</source>
      <translation>none: 0..255 그대로입니다. unit: 0..1로 바꿉니다. standard: 평균 0, 분산 1로 바꿉니다.</translation>
    </message>
    <message>
      <source>not measured</source>
      <translation>측정하지 않음</translation>
    </message>
    <message>
      <source>not on this computer</source>
      <translation>이 컴퓨터에 없음</translation>
    </message>
    <message>
      <source>not yet, but it may begin</source>
      <translation>아직 아니지만 시작될 수 있음</translation>
    </message>
    <message>
      <source>notes on “{name}”</source>
      <translation>“{name}” 메모 쓰기</translation>
    </message>
    <message>
      <source>number</source>
      <translation>번호</translation>
    </message>
    <message>
      <source>occlusion</source>
      <translation>가리기</translation>
    </message>
    <message>
      <source>one of: {names}</source>
      <translation>다음 중 하나: {names}</translation>
    </message>
    <message>
      <source>one-cycle schedule</source>
      <translation>원 사이클 일정</translation>
    </message>
    <message>
      <source>one-hot row</source>
      <translation>원-핫 벡터</translation>
    </message>
    <message>
      <source>only these, which must be there</source>
      <translation>이것들만, 반드시 있어야 함</translation>
    </message>
    <message>
      <source>only whole windows, the image shrinks</source>
      <translation>온전한 창만 사용, 이미지가 작아짐</translation>
    </message>
    <message>
      <source>only {kept} % of class {label}</source>
      <translation>클래스 {label}의 {kept}%만</translation>
    </message>
    <message>
      <source>open a class on this PC, and write the file by which others join</source>
      <translation>이 PC에서 학급을 열고, 다른 PC가 참가할 파일을 씁니다</translation>
    </message>
    <message>
      <source>open model</source>
      <translation>모델 열기</translation>
    </message>
    <message>
      <source>optimizer</source>
      <translation>옵티마이저</translation>
    </message>
    <message>
      <source>options</source>
      <translation>선택 사항</translation>
    </message>
    <message>
      <source>output shape</source>
      <translation>출력 형태</translation>
    </message>
    <message>
      <source>over-fitting</source>
      <translation>과대적합</translation>
    </message>
    <message>
      <source>own</source>
      <translation>직접 만든 것</translation>
    </message>
    <message>
      <source>own pictures: a folder for each class, a table with labels, or arrays</source>
      <translation>직접 모은 그림: 클래스마다 폴더 하나, 레이블이 있는 표, 또는 배열</translation>
    </message>
    <message>
      <source>padding</source>
      <translation>패딩</translation>
    </message>
    <message>
      <source>parallel coordinates</source>
      <translation>평행 좌표</translation>
    </message>
    <message>
      <source>parameters</source>
      <translation>매개변수</translation>
    </message>
    <message>
      <source>paste layers</source>
      <translation>층 붙여넣기</translation>
    </message>
    <message>
      <source>patience</source>
      <translation>참을 에포크 수</translation>
    </message>
    <message>
      <source>pixel</source>
      <translation>픽셀</translation>
    </message>
    <message>
      <source>pool size</source>
      <translation>풀링 크기</translation>
    </message>
    <message>
      <source>pooling</source>
      <translation>풀링</translation>
    </message>
    <message>
      <source>power</source>
      <translation>검정력</translation>
    </message>
    <message>
      <source>pre-trained</source>
      <translation>미리 학습된 신경망</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>정밀도</translation>
    </message>
    <message>
      <source>predicted class</source>
      <translation>예측 클래스</translation>
    </message>
    <message>
      <source>prediction</source>
      <translation>예측</translation>
    </message>
    <message>
      <source>preset</source>
      <translation>프리셋</translation>
    </message>
    <message>
      <source>preset {title}</source>
      <translation>프리셋 {title}</translation>
    </message>
    <message>
      <source>principal component analysis (PCA)</source>
      <translation>주성분 분석(PCA)</translation>
    </message>
    <message>
      <source>probability</source>
      <translation>확률</translation>
    </message>
    <message>
      <source>process {number}</source>
      <translation>프로세스 {number}</translation>
    </message>
    <message>
      <source>put images right that are turned or dark on light</source>
      <translation>돌아갔거나 밝은 바탕에 어두운 이미지를 바로잡기</translation>
    </message>
    <message>
      <source>random distortion</source>
      <translation>무작위 왜곡</translation>
    </message>
    <message>
      <source>random erasing</source>
      <translation>무작위 지우기</translation>
    </message>
    <message>
      <source>random flip</source>
      <translation>무작위 뒤집기</translation>
    </message>
    <message>
      <source>random rotation</source>
      <translation>무작위 회전</translation>
    </message>
    <message>
      <source>random search</source>
      <translation>무작위 탐색</translation>
    </message>
    <message>
      <source>random thickness</source>
      <translation>무작위 굵기</translation>
    </message>
    <message>
      <source>random translation</source>
      <translation>무작위 이동</translation>
    </message>
    <message>
      <source>random zoom</source>
      <translation>무작위 확대·축소</translation>
    </message>
    <message>
      <source>random_normal</source>
      <translation>random_normal (정규 난수)</translation>
    </message>
    <message>
      <source>read a folder of hand-ins and measure every network again</source>
      <translation>제출물 폴더를 읽고 모든 신경망을 다시 재기</translation>
    </message>
    <message>
      <source>read as {name} with {share}</source>
      <translation>{name}: {share}</translation>
    </message>
    <message>
      <source>read every data set and pre-trained run, and say what each is</source>
      <translation>모든 데이터셋과 미리 학습된 실행 기록을 읽고 상태를 말하기</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>읽는 중</translation>
    </message>
    <message>
      <source>recall</source>
      <translation>재현율</translation>
    </message>
    <message>
      <source>receptive field</source>
      <translation>수용 영역</translation>
    </message>
    <message>
      <source>red: the first of three. mean: of red, green and blue. luma: as bright as it looks.</source>
      <translation>red: 세 채널 가운데 첫째입니다. mean: 빨강, 초록, 파랑의 평균입니다. luma: 눈에 보이는 밝기입니다.</translation>
    </message>
    <message>
      <source>regularization</source>
      <translation>규제</translation>
    </message>
    <message>
      <source>reliability diagram</source>
      <translation>신뢰도 그림</translation>
    </message>
    <message>
      <source>relu</source>
      <translation>relu (렐루)</translation>
    </message>
    <message>
      <source>relu with a smooth bend at 0</source>
      <translation>0에서 부드럽게 꺾이는 relu</translation>
    </message>
    <message>
      <source>remove all of that again</source>
      <translation>넣은 것을 모두 지웁니다</translation>
    </message>
    <message>
      <source>remove layer</source>
      <translation>층 삭제</translation>
    </message>
    <message>
      <source>rename “{name}”</source>
      <translation>“{name}” 이름 바꾸기</translation>
    </message>
    <message>
      <source>repeat with other seeds</source>
      <translation>다른 시드로 반복 학습</translation>
    </message>
    <message>
      <source>rises for a fifth, then falls</source>
      <translation>처음 5분의 1 동안 커졌다가 감소</translation>
    </message>
    <message>
      <source>rmsprop</source>
      <translation>rmsprop (제곱 평균으로 나누기)</translation>
    </message>
    <message>
      <source>rows are columns, as in EMNIST's arrays</source>
      <translation>행과 열이 바뀜, EMNIST의 배열처럼</translation>
    </message>
    <message>
      <source>rub out</source>
      <translation>획 지우기</translation>
    </message>
    <message>
      <source>run</source>
      <translation>실행 기록</translation>
    </message>
    <message>
      <source>running</source>
      <translation>실행 중</translation>
    </message>
    <message>
      <source>running mean</source>
      <translation>이동 평균</translation>
    </message>
    <message>
      <source>saliency</source>
      <translation>중요도 맵</translation>
    </message>
    <message>
      <source>same padding</source>
      <translation>same 패딩</translation>
    </message>
    <message>
      <source>sample</source>
      <translation>샘플</translation>
    </message>
    <message>
      <source>sample digit</source>
      <translation>숫자 샘플</translation>
    </message>
    <message>
      <source>save the trained run in every form, too, below DIR/exports; each is tried before it is kept</source>
      <translation>학습한 실행을 모든 형식으로 DIR/exports 아래에도 저장합니다. 각 파일은 확인한 뒤에만 남깁니다</translation>
    </message>
    <message>
      <source>say which data sets are on this computer, and where</source>
      <translation>이 컴퓨터에 있는 데이터셋과 그 위치를 말하기</translation>
    </message>
    <message>
      <source>scale the pixels, or try a smaller learning rate.</source>
      <translation>픽셀 값을 스케일링하거나 학습률을 더 작게 해 보세요.</translation>
    </message>
    <message>
      <source>scaling</source>
      <translation>스케일링</translation>
    </message>
    <message>
      <source>scratch</source>
      <translation>scratch (밑바닥부터)</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>시드</translation>
    </message>
    <message>
      <source>seed {seed}</source>
      <translation>시드 {seed}</translation>
    </message>
    <message>
      <source>seeds of each</source>
      <translation>양쪽의 시드 수</translation>
    </message>
    <message>
      <source>self-test</source>
      <translation>자체 검사</translation>
    </message>
    <message>
      <source>sgd</source>
      <translation>sgd (확률적 경사 하강법)</translation>
    </message>
    <message>
      <source>share of the row</source>
      <translation>행의 비율</translation>
    </message>
    <message>
      <source>shares of 1, one for each class</source>
      <translation>모두 더하면 1인 클래스별 비율</translation>
    </message>
    <message>
      <source>sharpening kernel</source>
      <translation>선명하게 하는 커널</translation>
    </message>
    <message>
      <source>shifted by {pixels} pixels</source>
      <translation>{pixels}픽셀 옮김</translation>
    </message>
    <message>
      <source>show the version and end</source>
      <translation>버전을 보여 주고 끝냅니다</translation>
    </message>
    <message>
      <source>show this help and end</source>
      <translation>이 도움말을 보여 주고 끝냅니다</translation>
    </message>
    <message>
      <source>sigmoid</source>
      <translation>sigmoid (시그모이드)</translation>
    </message>
    <message>
      <source>smaller steps where slopes are large</source>
      <translation>기울기가 큰 곳에서 더 조금씩 이동</translation>
    </message>
    <message>
      <source>softmax</source>
      <translation>softmax (소프트맥스)</translation>
    </message>
    <message>
      <source>softmax regression</source>
      <translation>소프트맥스 회귀</translation>
    </message>
    <message>
      <source>sparse categorical cross-entropy</source>
      <translation>희소 범주형 교차 엔트로피</translation>
    </message>
    <message>
      <source>split</source>
      <translation>데이터 나누기</translation>
    </message>
    <message>
      <source>split seed</source>
      <translation>분할 시드</translation>
    </message>
    <message>
      <source>standard deviation</source>
      <translation>표준편차</translation>
    </message>
    <message>
      <source>standard scaling</source>
      <translation>표준화</translation>
    </message>
    <message>
      <source>standard_normal</source>
      <translation>standard_normal (표준 정규 난수)</translation>
    </message>
    <message>
      <source>starter</source>
      <translation>기본 세트</translation>
    </message>
    <message>
      <source>state</source>
      <translation>상태</translation>
    </message>
    <message>
      <source>step</source>
      <translation>스텝</translation>
    </message>
    <message>
      <source>step schedule</source>
      <translation>계단식 일정</translation>
    </message>
    <message>
      <source>steps that shrink with all past slopes</source>
      <translation>지난 기울기가 쌓일수록 조금씩 이동</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>중지됨</translation>
    </message>
    <message>
      <source>stopped early</source>
      <translation>일찍 중지됨</translation>
    </message>
    <message>
      <source>straight down the slope, with momentum if set</source>
      <translation>기울기를 따라 곧장 내려감, 설정하면 모멘텀 사용</translation>
    </message>
    <message>
      <source>stratified</source>
      <translation>층화 추출</translation>
    </message>
    <message>
      <source>stride</source>
      <translation>스트라이드</translation>
    </message>
    <message>
      <source>stroke</source>
      <translation>획 긋기</translation>
    </message>
    <message>
      <source>student</source>
      <translation>학생</translation>
    </message>
    <message>
      <source>successive halving</source>
      <translation>연속 반감법(successive halving)</translation>
    </message>
    <message>
      <source>support</source>
      <translation>샘플 수</translation>
    </message>
    <message>
      <source>sweep</source>
      <translation>스윕</translation>
    </message>
    <message>
      <source>swish</source>
      <translation>swish (스위시)</translation>
    </message>
    <message>
      <source>t-SNE</source>
      <translation>t-SNE</translation>
    </message>
    <message>
      <source>tanh</source>
      <translation>tanh (쌍곡 탄젠트)</translation>
    </message>
    <message>
      <source>temperature</source>
      <translation>온도</translation>
    </message>
    <message>
      <source>template</source>
      <translation>템플릿</translation>
    </message>
    <message>
      <source>test</source>
      <translation>테스트</translation>
    </message>
    <message>
      <source>test images</source>
      <translation>테스트 이미지</translation>
    </message>
    <message>
      <source>the first of three</source>
      <translation>세 채널 중 첫째</translation>
    </message>
    <message>
      <source>the largest number of each window</source>
      <translation>각 창에서 가장 큰 값</translation>
    </message>
    <message>
      <source>the lesson; else the one that most are of</source>
      <translation>수업 파일, 없으면 가장 많은 제출물의 수업</translation>
    </message>
    <message>
      <source>the loss of the validation images</source>
      <translation>검증 이미지의 손실</translation>
    </message>
    <message>
      <source>the mean of each window</source>
      <translation>각 창의 평균</translation>
    </message>
    <message>
      <source>the mean of red, green and blue</source>
      <translation>빨강, 초록, 파랑의 평균</translation>
    </message>
    <message>
      <source>the network as it is</source>
      <translation>신경망 그대로</translation>
    </message>
    <message>
      <source>the number itself</source>
      <translation>값 그대로</translation>
    </message>
    <message>
      <source>the number times its sigmoid</source>
      <translation>값과 그 sigmoid의 곱</translation>
    </message>
    <message>
      <source>the process of a member has ended there, perhaps because the memory was full.</source>
      <translation>그곳에서 멤버의 프로세스가 끝났습니다. 메모리가 가득 찼을 수 있습니다.</translation>
    </message>
    <message>
      <source>the same rate all along</source>
      <translation>학습률을 처음부터 끝까지 그대로</translation>
    </message>
    <message>
      <source>the share of validation images that are right</source>
      <translation>검증 이미지 중 맞힌 비율</translation>
    </message>
    <message>
      <source>there is no data set called {name}; choose one of {names}</source>
      <translation>{name} 데이터셋는 없습니다. 다음 중에서 고르세요: {names}</translation>
    </message>
    <message>
      <source>there is no preset called {name}; choose one of {names}</source>
      <translation>{name}: 없는 프리셋입니다. 다음 중에서 고르세요: {names}</translation>
    </message>
    <message>
      <source>this run</source>
      <translation>이 실행</translation>
    </message>
    <message>
      <source>this run, {own:.2f} % against {other:.2f} %</source>
      <translation>이 실행, {own:.2f}% 대 {other:.2f}%</translation>
    </message>
    <message>
      <source>this user's desktop, on Linux</source>
      <translation>이 사용자의 바탕 화면(리눅스)</translation>
    </message>
    <message>
      <source>threshold</source>
      <translation>임계값</translation>
    </message>
    <message>
      <source>title</source>
      <translation>제목</translation>
    </message>
    <message>
      <source>title or cause</source>
      <translation>제목 또는 이유</translation>
    </message>
    <message>
      <source>top-2 accuracy</source>
      <translation>상위 2개 정확도</translation>
    </message>
    <message>
      <source>train N epochs instead of the preset's number</source>
      <translation>프리셋에 정해진 수 대신 N에포크 동안 학습합니다</translation>
    </message>
    <message>
      <source>train on the PCs of the class of this join file</source>
      <translation>이 참가 파일의 학급 PC들에서 학습합니다</translation>
    </message>
    <message>
      <source>train the runs of a sweep, as many at a time as there are cores</source>
      <translation>스윕의 실행들을 코어 수만큼 동시에 학습합니다</translation>
    </message>
    <message>
      <source>train the runs of sweeps on the PCs of a class</source>
      <translation>학급의 PC들에서 스윕의 실행들을 학습합니다</translation>
    </message>
    <message>
      <source>training</source>
      <translation>학습</translation>
    </message>
    <message>
      <source>training and test images</source>
      <translation>훈련 이미지와 테스트 이미지</translation>
    </message>
    <message>
      <source>training images</source>
      <translation>훈련 이미지</translation>
    </message>
    <message>
      <source>true class</source>
      <translation>실제 클래스</translation>
    </message>
    <message>
      <source>try a smaller learning rate.</source>
      <translation>학습률을 더 작게 해 보세요.</translation>
    </message>
    <message>
      <source>two of its arrays have the same name</source>
      <translation>이름이 같은 배열이 둘 있습니다</translation>
    </message>
    <message>
      <source>under-fitting</source>
      <translation>과소적합</translation>
    </message>
    <message>
      <source>unit (neuron)</source>
      <translation>유닛(뉴런)</translation>
    </message>
    <message>
      <source>unit scaling</source>
      <translation>unit 스케일링</translation>
    </message>
    <message>
      <source>unit: 0..255 to 0..1. standard: mean 0, variance 1. none: 0..255 as they are.</source>
      <translation>unit: 0..255를 0..1로. standard: 평균 0, 분산 1로. none: 0..255 그대로.</translation>
    </message>
    <message>
      <source>units</source>
      <translation>유닛 수</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>확신 못 함</translation>
    </message>
    <message>
      <source>usage: </source>
      <translation>사용법: </translation>
    </message>
    <message>
      <source>usual</source>
      <translation>기본</translation>
    </message>
    <message>
      <source>valid padding</source>
      <translation>valid 패딩</translation>
    </message>
    <message>
      <source>valid: only whole windows. same: zeros around the edge keep the size.</source>
      <translation>valid: 온전히 들어가는 창만 씁니다. same: 가장자리를 0으로 둘러싸서 크기를 그대로 유지합니다.</translation>
    </message>
    <message>
      <source>valid: only whole windows. same: zeros around the edge, as many outputs as inputs at stride 1.</source>
      <translation>valid: 온전히 들어가는 창만 씁니다. same: 가장자리를 0으로 둘러싸서, 스트라이드가 1이면 출력이 입력과 같은 수만큼 나옵니다.</translation>
    </message>
    <message>
      <source>validation</source>
      <translation>검증</translation>
    </message>
    <message>
      <source>validation accuracy</source>
      <translation>검증 정확도</translation>
    </message>
    <message>
      <source>validation images</source>
      <translation>검증 이미지</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>검증 손실</translation>
    </message>
    <message>
      <source>validation share</source>
      <translation>검증 비율</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>대기 중</translation>
    </message>
    <message>
      <source>watched figure</source>
      <translation>지켜볼 값</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>가중치</translation>
    </message>
    <message>
      <source>weight decay</source>
      <translation>가중치 감쇠</translation>
    </message>
    <message>
      <source>weighted average</source>
      <translation>가중 평균</translation>
    </message>
    <message>
      <source>weighted sum</source>
      <translation>가중합</translation>
    </message>
    <message>
      <source>what</source>
      <translation>대상</translation>
    </message>
    <message>
      <source>what happened</source>
      <translation>일어난 일</translation>
    </message>
    <message>
      <source>what it shows, where its content does not tell</source>
      <translation>내용만으로 알 수 없을 때, 무엇을 보이는지</translation>
    </message>
    <message>
      <source>what stands above it</source>
      <translation>위에 쓸 제목</translation>
    </message>
    <message>
      <source>what the network sees</source>
      <translation>신경망이 보는 것</translation>
    </message>
    <message>
      <source>what to call the class; else as this PC</source>
      <translation>학급 이름. 없으면 이 PC의 이름</translation>
    </message>
    <message>
      <source>what to call the set</source>
      <translation>세트의 이름</translation>
    </message>
    <message>
      <source>what to call this PC; else as its system does</source>
      <translation>이 PC의 이름. 없으면 시스템의 이름</translation>
    </message>
    <message>
      <source>where</source>
      <translation>위치</translation>
    </message>
    <message>
      <source>where the hand-ins are</source>
      <translation>제출물이 있는 곳</translation>
    </message>
    <message>
      <source>where to listen; else this PC's address in its network</source>
      <translation>열 주소. 없으면 네트워크에서 이 PC의 주소</translation>
    </message>
    <message>
      <source>where to write the join file; else into this folder</source>
      <translation>참가 파일을 쓸 곳. 없으면 현재 폴더</translation>
    </message>
    <message>
      <source>where to write; else here</source>
      <translation>쓸 곳, 없으면 여기</translation>
    </message>
    <message>
      <source>whole</source>
      <translation>온전함</translation>
    </message>
    <message>
      <source>write DIR/self-test.json and a picture of every tab</source>
      <translation>DIR/self-test.json과 각 탭의 그림을 저장합니다</translation>
    </message>
    <message>
      <source>write a page for the browser</source>
      <translation>브라우저용 페이지 쓰기</translation>
    </message>
    <message>
      <source>write a report on runs, one page for each</source>
      <translation>실행 기록마다 보고서 한 장 쓰기</translation>
    </message>
    <message>
      <source>write a table for a spreadsheet</source>
      <translation>스프레드시트용 표 쓰기</translation>
    </message>
    <message>
      <source>write over reports that are there</source>
      <translation>이미 있는 보고서 위에 쓰기</translation>
    </message>
    <message>
      <source>writer</source>
      <translation>쓴 사람</translation>
    </message>
    <message>
      <source>writing</source>
      <translation>쓰는 중</translation>
    </message>
    <message>
      <source>written in NumPy, to be read</source>
      <translation>읽기 쉽게 NumPy로 직접 구현</translation>
    </message>
    <message>
      <source>wrong label</source>
      <translation>틀린 레이블</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>예</translation>
    </message>
    <message>
      <source>zero below 0, else the number itself</source>
      <translation>0보다 작으면 0, 크면 그대로</translation>
    </message>
    <message>
      <source>zeros</source>
      <translation>zeros (모두 0)</translation>
    </message>
    <message>
      <source>zeros around the edge keep the size</source>
      <translation>가장자리를 0으로 채워 크기 유지</translation>
    </message>
    <message>
      <source>{address}, port {port} cannot be reached from this PC: {cause}. Both must be in one network, and the firewall of that PC must let the port in.</source>
      <translation>이 PC에서 {address} 주소의 {port}번 포트에 닿을 수 없습니다: {cause}. 두 PC가 한 네트워크에 있어야 하고, 그 PC의 방화벽이 포트를 허용해야 합니다.</translation>
    </message>
    <message>
      <source>{axis} has no span: give a list of values.</source>
      <translation>{axis}: 범위를 쓸 수 없습니다. 값의 목록을 쓰세요.</translation>
    </message>
    <message>
      <source>{axis} has several values, but with them the same networks are trained in the same way.</source>
      <translation>{axis}: 값이 여러 개이지만, 그 값들로는 같은 신경망을 같은 방법으로 학습하게 됩니다.</translation>
    </message>
    <message>
      <source>{axis} is there twice.</source>
      <translation>{axis}: 두 번 나옵니다.</translation>
    </message>
    <message>
      <source>{axis}: from {low} to {high} are no numbers, or too many.</source>
      <translation>{axis}: {low}부터 {high}까지에는 수가 없거나 너무 많습니다.</translation>
    </message>
    <message>
      <source>{axis}: “{word}” is no number. Write numbers with commas between, such as {example}.</source>
      <translation>{axis}: 수가 아닌 것이 있습니다(“{word}”). {example}처럼 수를 쉼표로 나누어 쓰세요.</translation>
    </message>
    <message>
      <source>{cause}</source>
      <translation>{cause}</translation>
    </message>
    <message>
      <source>{cause} The new file was removed, and what was there before stays.</source>
      <translation>{cause} 새 파일은 지웠고, 그 자리에 있던 파일은 그대로입니다.</translation>
    </message>
    <message>
      <source>{cause} The window has opened without it; the file could not be put aside.</source>
      <translation>{cause} 이 파일 없이 창을 열었습니다. 파일을 따로 옮겨 두지는 못했습니다.</translation>
    </message>
    <message>
      <source>{cause} The window has opened without it; the file is kept as {kept}.</source>
      <translation>{cause} 이 파일 없이 창을 열었습니다. 보관한 파일의 이름: {kept}.</translation>
    </message>
    <message>
      <source>{cause} What was typed stays as it is, and nothing can be typed now. Close this window and open it again to try once more.</source>
      <translation>{cause} 입력했던 내용은 그대로 남아 있으며 지금은 입력할 수 없습니다. 이 창을 닫았다가 다시 열면 한 번 더 시도합니다.</translation>
    </message>
    <message>
      <source>{count:,} are not measured yet.</source>
      <translation>아직 재지 않은 것: {count:,}개.</translation>
    </message>
    <message>
      <source>{count:,} cannot be read.</source>
      <translation>읽을 수 없는 것: {count:,}개.</translation>
    </message>
    <message>
      <source>{count:,} days</source>
      <translation>{count:,}일</translation>
    </message>
    <message>
      <source>{count:,} epochs that are kept with this run cannot be shown. The first: {cause}</source>
      <translation>이 실행과 함께 보관된 에포크 중 {count:,}개를 보여 줄 수 없습니다. 첫 번째 원인: {cause}</translation>
    </message>
    <message>
      <source>{count:,} hours</source>
      <translation>{count:,}시간</translation>
    </message>
    <message>
      <source>{count:,} images to learn from are too few to fine-tune a network: it takes {least:,}. Collect more first.</source>
      <translation>학습할 이미지 {count:,}장은 신경망을 미세 조정하기에 너무 적습니다. {least:,}장은 있어야 하니 먼저 더 모으세요.</translation>
    </message>
    <message>
      <source>{count:,} images would take this network too long to read here.</source>
      <translation>이 신경망이 이미지 {count:,}장을 읽기에는 여기서 시간이 너무 오래 걸립니다.</translation>
    </message>
    <message>
      <source>{count:,} min</source>
      <translation>{count:,}분</translation>
    </message>
    <message>
      <source>{count:,} of {all:,} hand-ins cannot be read.</source>
      <translation>제출물 {all:,}개 중 {count:,}개를 읽을 수 없습니다.</translation>
    </message>
    <message>
      <source>{count:,} of {others:,} other combinations cannot be told from the best by these seeds.</source>
      <translation>다른 조합 {others:,}개 중 {count:,}개는 이 시드들로 가장 좋은 조합과 구별할 수 없습니다.</translation>
    </message>
    <message>
      <source>{count:,} runs are called {name}. Name one of them by its number: {ids}.</source>
      <translation>{name}: 이 이름의 실행 기록이 {count:,}개 있습니다. 번호로 하나를 지정하세요: {ids}.</translation>
    </message>
    <message>
      <source>{count:,} were handed in under this name; there is a newer file.</source>
      <translation>이 이름으로 {count:,}개가 제출되었고, 더 새 파일이 있습니다.</translation>
    </message>
    <message>
      <source>{count:,} were handed in under this name; this is the newest file.</source>
      <translation>이 이름으로 {count:,}개가 제출되었고, 이것이 가장 새 파일입니다.</translation>
    </message>
    <message>
      <source>{count} files below {folder} were placed.</source>
      <translation>{folder} 아래에 파일 {count}개를 넣었습니다.</translation>
    </message>
    <message>
      <source>{count} files below {folder} were removed.</source>
      <translation>{folder} 아래에서 파일 {count}개를 지웠습니다.</translation>
    </message>
    <message>
      <source>{count} more</source>
      <translation>그 외 {count}개</translation>
    </message>
    <message>
      <source>{damage} – {more}</source>
      <translation>{damage} – {more}</translation>
    </message>
    <message>
      <source>{damage}, {more}</source>
      <translation>{damage}, {more}</translation>
    </message>
    <message>
      <source>{data} holds other images now than those on which these runs were tested.</source>
      <translation>{data}의 이미지가 이 실행들을 테스트한 이미지와 다릅니다.</translation>
    </message>
    <message>
      <source>{dtype} is not a type of real numbers</source>
      <translation>실수가 아닌 자료형입니다: {dtype}</translation>
    </message>
    <message>
      <source>{end}, epoch {epoch:,}</source>
      <translation>{end}, 에포크 {epoch:,}</translation>
    </message>
    <message>
      <source>{epochs:,} epochs instead of {before:,}</source>
      <translation>{before:,} 대신 {epochs:,} 에포크</translation>
    </message>
    <message>
      <source>{family}, {count} images, not the published set</source>
      <translation>{family}, 이미지 {count}장, 공개된 데이터셋이 아님</translation>
    </message>
    <message>
      <source>{field} cannot be {value}: {cause}.</source>
      <translation>{field}: 쓸 수 없는 값입니다: {value}. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{field} must be a number from {minimum:g} to {maximum:g}, not {value}.</source>
      <translation>{field}: {minimum:g}부터 {maximum:g}까지의 수여야 합니다. 쓸 수 없는 값: {value}.</translation>
    </message>
    <message>
      <source>{field} must be a whole number from {minimum:,} to {maximum:,}, not {value}.</source>
      <translation>{field}: {minimum:,}부터 {maximum:,}까지의 정수여야 합니다. 쓸 수 없는 값: {value}.</translation>
    </message>
    <message>
      <source>{field} must be one of {choices}, not {value}.</source>
      <translation>{field}: 다음 중 하나여야 합니다: {choices}. 쓸 수 없는 값: {value}.</translation>
    </message>
    <message>
      <source>{field} must be true or false, not {value}.</source>
      <translation>{field}: 참 또는 거짓이어야 합니다. 쓸 수 없는 값: {value}.</translation>
    </message>
    <message>
      <source>{field} {value}</source>
      <translation>{field} {value}</translation>
    </message>
    <message>
      <source>{file} ({name}) is damaged, or not a plain array: pickled ones are never opened, they could run foreign code.</source>
      <translation>{file}({name}): 손상되었거나 단순한 배열이 아닙니다. 피클 배열은 외부 코드를 실행할 수 있어 절대 열지 않습니다.</translation>
    </message>
    <message>
      <source>{file} ({name}) is larger than any array of images, or packed in a way that numpy does not use.</source>
      <translation>{file}({name}): 어떤 이미지 배열보다도 크거나 numpy가 쓰지 않는 방식으로 압축되어 있습니다.</translation>
    </message>
    <message>
      <source>{file} and all files after it were not opened: at most {limit} are opened together.</source>
      <translation>{file} 및 그 뒤의 파일은 열지 않았습니다. 한 번에 최대 {limit}개까지 엽니다.</translation>
    </message>
    <message>
      <source>{file} begins with the number {magic}, where an IDX file of its name begins with {wanted}.</source>
      <translation>{file}: 첫 수가 {magic}입니다. 이런 이름의 IDX 파일은 첫 수가 {wanted}입니다.</translation>
    </message>
    <message>
      <source>{file} belongs to a run of this program. Runs travel as zips, which Compare saves and opens.</source>
      <translation>{file}: 이 프로그램의 실행 기록에 속한 파일입니다. 실행 기록은 zip으로 주고받으며, 비교 탭에서 저장하고 열 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} can no longer be read: its disk or stick was taken out, or its folder was moved. Nothing was imported.</source>
      <translation>{file}: 더 이상 읽을 수 없습니다. 디스크나 USB 메모리가 빠졌거나 폴더가 옮겨졌습니다. 아무것도 가져오지 않았습니다.</translation>
    </message>
    <message>
      <source>{file} cannot be opened: it is a link that leads round in a circle.</source>
      <translation>{file}: 열 수 없습니다. 제자리로 되돌아오는 링크입니다.</translation>
    </message>
    <message>
      <source>{file} cannot be opened: this user has no permission for it.</source>
      <translation>{file}: 열 수 없습니다. 이 사용자에게는 권한이 없습니다.</translation>
    </message>
    <message>
      <source>{file} cannot be opened: too many files are open. Close other programs and try again.</source>
      <translation>{file}: 열 수 없습니다. 열려 있는 파일이 너무 많습니다. 다른 프로그램을 닫고 다시 해 보세요.</translation>
    </message>
    <message>
      <source>{file} cannot be reached: the network drive does not answer. Check the network and try again.</source>
      <translation>{file}: 접근할 수 없습니다. 네트워크 드라이브가 응답하지 않습니다. 네트워크를 확인하고 다시 해 보세요.</translation>
    </message>
    <message>
      <source>{file} cannot be read: {cause}. Copy the program again.</source>
      <translation>{file}: 읽을 수 없습니다. {cause} 프로그램을 다시 복사하세요.</translation>
    </message>
    <message>
      <source>{file} cannot be used now: another program has it open. Close that program and try again.</source>
      <translation>{file}: 지금 사용할 수 없습니다. 다른 프로그램에서 열고 있습니다. 그 프로그램을 닫고 다시 해 보세요.</translation>
    </message>
    <message>
      <source>{file} cannot be used: it is a file, or lies below one, where a folder is needed.</source>
      <translation>{file}: 사용할 수 없습니다. 폴더가 있어야 할 자리에 파일이 있습니다.</translation>
    </message>
    <message>
      <source>{file} cannot be used: its name holds a character that this disk does not take.</source>
      <translation>{file}: 사용할 수 없습니다. 이름에 이 디스크에서 쓸 수 없는 글자가 있습니다.</translation>
    </message>
    <message>
      <source>{file} cannot be used: its name or path is too long for this system.</source>
      <translation>{file}: 사용할 수 없습니다. 이름이나 경로가 이 시스템에서 쓰기에 너무 깁니다.</translation>
    </message>
    <message>
      <source>{file} cannot be written: there is no folder {folder}.</source>
      <translation>{file}: 저장할 수 없습니다. 폴더가 없습니다: {folder}.</translation>
    </message>
    <message>
      <source>{file} changes while it is read. It is looked at again.</source>
      <translation>읽는 동안 바뀌는 파일입니다: {file}. 다시 살펴봅니다.</translation>
    </message>
    <message>
      <source>{file} claims to hold {count:,} items; this program takes at most {limit:,}.</source>
      <translation>{file}: 데이터가 {count:,}개 있다고 적혀 있습니다. 이 프로그램은 {limit:,}개까지만 받습니다.</translation>
    </message>
    <message>
      <source>{file} claims to hold {size:,} bytes, which no data set has.</source>
      <translation>{file}: {size:,}바이트가 들어 있다고 하지만 그런 데이터셋은 없습니다.</translation>
    </message>
    <message>
      <source>{file} could not be made: something of that name is there already.</source>
      <translation>{file}: 만들 수 없습니다. 같은 이름이 이미 있습니다.</translation>
    </message>
    <message>
      <source>{file} could not be read or written: its disk is damaged or was taken out.</source>
      <translation>{file}: 읽거나 쓸 수 없습니다. 디스크가 손상되었거나 빠져 있습니다.</translation>
    </message>
    <message>
      <source>{file} could not be used: a run of that name is there already.</source>
      <translation>{file}: 사용할 수 없습니다. 같은 이름의 실행이 이미 있습니다.</translation>
    </message>
    <message>
      <source>{file} could not be used: a sweep of that name is there already.</source>
      <translation>{file}: 쓸 수 없습니다. 같은 이름의 스윕이 이미 있습니다.</translation>
    </message>
    <message>
      <source>{file} could not be used: {cause}.</source>
      <translation>{file}: 사용할 수 없습니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{file} could not be written: its disk is read-only. Choose a place on another disk.</source>
      <translation>{file}: 저장할 수 없습니다. 읽기 전용 디스크입니다. 다른 디스크를 고르세요.</translation>
    </message>
    <message>
      <source>{file} could not be written: its disk takes no file of that size.</source>
      <translation>{file}: 저장할 수 없습니다. 이 디스크에는 이만큼 큰 파일을 둘 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} could not be written: the disk is full. Free some space and try again.</source>
      <translation>{file}: 저장할 수 없습니다. 디스크가 가득 찼습니다. 공간을 비우고 다시 해 보세요.</translation>
    </message>
    <message>
      <source>{file} does not fit into the memory. Make it smaller and try again.</source>
      <translation>{file}: 메모리에 다 들어가지 않습니다. 그림을 줄여서 다시 해 보세요.</translation>
    </message>
    <message>
      <source>{file} does not hold a probability for each class and test image.</source>
      <translation>{file}: 테스트 이미지마다 클래스별 확률이 들어 있어야 하는데 그렇지 않습니다.</translation>
    </message>
    <message>
      <source>{file} does not hold all weights of its network.</source>
      <translation>{file}: 신경망의 가중치가 모두 들어 있지 않습니다.</translation>
    </message>
    <message>
      <source>{file} does not hold the runs that it lists.</source>
      <translation>{file}: 목록에 적힌 실행 기록과 실제로 든 실행 기록이 다릅니다.</translation>
    </message>
    <message>
      <source>{file} does not say how its pixels were scaled.</source>
      <translation>{file}: 픽셀 값을 어떻게 스케일링했는지 적혀 있지 않습니다.</translation>
    </message>
    <message>
      <source>{file} gives no image. {name}: {cause}</source>
      <translation>{file}: 이미지를 하나도 만들 수 없습니다. {name}: {cause}</translation>
    </message>
    <message>
      <source>{file} goes on behind the {count:,} items that its header promises.</source>
      <translation>{file}: 머리 부분에 적힌 {count:,}개 뒤에도 데이터가 더 있습니다.</translation>
    </message>
    <message>
      <source>{file} has a line end in its name, so a desktop cannot start it.</source>
      <translation>{file}: 이름에 줄바꿈이 있어서 바탕 화면에서 시작할 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} has a line of more than {limit:,} bytes.</source>
      <translation>{file}: {limit:,}바이트보다 긴 줄이 있습니다.</translation>
    </message>
    <message>
      <source>{file} has a name that is not a text of at most {limit} characters.</source>
      <translation>{file}: 이름이 {limit}자 이하의 글자가 아닙니다.</translation>
    </message>
    <message>
      <source>{file} has an unknown entry {name}.</source>
      <translation>{file}: 알 수 없는 항목이 있습니다: {name}.</translation>
    </message>
    <message>
      <source>{file} has format version {version}; this program reads {known}.</source>
      <translation>{file}: 형식 버전이 {version}입니다. 이 프로그램이 읽을 수 있는 버전: {known}.</translation>
    </message>
    <message>
      <source>{file} has no list of layers.</source>
      <translation>{file}: 층 목록이 없습니다.</translation>
    </message>
    <message>
      <source>{file} has no partner: images and labels lie in two files, whose names differ only in that word.</source>
      <translation>{file}: 짝이 없습니다. 이미지와 레이블은 그 단어만 이름이 다른 두 파일에 들어 있습니다.</translation>
    </message>
    <message>
      <source>{file} has one colour all over: there is nothing on it to recognise.</source>
      <translation>{file}: 전체가 한 가지 색입니다. 알아볼 것이 없습니다.</translation>
    </message>
    <message>
      <source>{file} has the shape {shape}, where {wanted} is needed.</source>
      <translation>{file}: 형태가 {shape}입니다. 필요한 형태: {wanted}.</translation>
    </message>
    <message>
      <source>{file} has {count:,} columns; labels have one for each image.</source>
      <translation>{file}: 열이 {count:,}개입니다. 레이블은 이미지마다 하나여야 합니다.</translation>
    </message>
    <message>
      <source>{file} has {count:,} layers; {limit} is the most.</source>
      <translation>{file}: 층이 {count:,}개입니다. {limit}개까지만 쓸 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} has {width:,} × {height:,} pixels; {limit:,} in all can be read. Make it smaller and try again.</source>
      <translation>{file}: {width:,} × {height:,} 픽셀입니다. 모두 {limit:,} 픽셀까지 읽을 수 있습니다. 줄여서 다시 시도하세요.</translation>
    </message>
    <message>
      <source>{file} hides entries that there are not: {names}.</source>
      <translation>다음 파일이 없는 항목을 숨기려 합니다: {file}. 항목: {names}.</translation>
    </message>
    <message>
      <source>{file} holds a file whose name, {name}, leads out of it.</source>
      <translation>{file}: 압축 파일 바깥을 가리키는 이름의 파일이 들어 있습니다: {name}.</translation>
    </message>
    <message>
      <source>{file} holds a link, {name}, in the place of a file.</source>
      <translation>{file}: 파일 자리에 링크가 들어 있습니다: {name}.</translation>
    </message>
    <message>
      <source>{file} holds a part of a run only: {info} or {weights} is missing.</source>
      <translation>{file}: 실행 기록의 일부만 들어 있습니다. 없는 파일: {info} 또는 {weights}.</translation>
    </message>
    <message>
      <source>{file} holds a single array; save x_train, y_train, x_test and y_test together with numpy.savez_compressed.</source>
      <translation>{file}: 배열이 하나만 들어 있습니다. x_train, y_train, x_test, y_test를 numpy.savez_compressed로 함께 저장하세요.</translation>
    </message>
    <message>
      <source>{file} holds a single image; a data set needs some to train and some to test.</source>
      <translation>{file}: 이미지가 한 장뿐입니다. 데이터셋에는 학습할 이미지와 테스트할 이미지가 있어야 합니다.</translation>
    </message>
    <message>
      <source>{file} holds drawings in version {version} of their form; this program reads version {known}.</source>
      <translation>{file}: 형식 버전이 {version}입니다. 이 프로그램은 버전 {known}만 읽습니다.</translation>
    </message>
    <message>
      <source>{file} holds drawings that a class has collected. Draw &gt; Collect &gt; Add from files reads it.</source>
      <translation>{file}: 학급에서 모은 손글씨가 들어 있습니다. ‘그리기 &gt; 숫자 모으기 &gt; 파일에서 추가’로 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} holds fractions where labels belong; they must be whole numbers or words.</source>
      <translation>{file}: 레이블 자리에 소수가 있습니다. 레이블은 정수나 낱말이어야 합니다.</translation>
    </message>
    <message>
      <source>{file} holds fractions; labels must be whole numbers, 0 for the first class.</source>
      <translation>{file}: 소수가 들어 있습니다. 레이블은 정수여야 하고 첫 클래스는 0입니다.</translation>
    </message>
    <message>
      <source>{file} holds images of different sizes in its two parts.</source>
      <translation>{file}: 두 부분의 이미지 크기가 서로 다릅니다.</translation>
    </message>
    <message>
      <source>{file} holds images of {rows} × {columns} pixels; this program works with 28 × 28.</source>
      <translation>{file}: 이미지 크기가 {rows} × {columns} 픽셀입니다. 이 프로그램은 28 × 28 이미지를 씁니다.</translation>
    </message>
    <message>
      <source>{file} holds labels from {low} to {high}. It has {classes} classes, so they must go from 0 to {last}; number them anew.</source>
      <translation>{file}: 레이블이 {low}부터 {high}까지입니다. 클래스가 {classes}개이므로 레이블은 0부터 {last}까지여야 합니다. 번호를 다시 매기세요.</translation>
    </message>
    <message>
      <source>{file} holds more than one folder, and so more than a hand-in.</source>
      <translation>{file}: 폴더가 둘 이상이어서 제출물이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} holds more than {limit:,} epochs of one run.</source>
      <translation>{file}: 한 실행의 에포크가 {limit:,}개보다 많이 들어 있습니다.</translation>
    </message>
    <message>
      <source>{file} holds more than {limit:,} files; a zip has up to four for each run, and one for each epoch.</source>
      <translation>{file}에 파일이 {limit:,}개보다 많습니다. zip에는 실행마다 파일이 최대 네 개, 에포크마다 하나씩 있습니다.</translation>
    </message>
    <message>
      <source>{file} holds more than {limit:,} files; this program takes no more. Choose a folder with fewer.</source>
      <translation>{file}: 파일이 {limit:,}개보다 많습니다. 이 프로그램은 그보다 많이 다루지 않습니다. 더 적은 폴더를 고르세요.</translation>
    </message>
    <message>
      <source>{file} holds no images with labels. It has {arrays}; images need the shape (N, height, width) or (N, 784), and labels (N,) for the same N.</source>
      <translation>{file}: 레이블이 있는 이미지가 없습니다. 들어 있는 것: {arrays}. 이미지는 (N, 높이, 너비)나 (N, 784), 레이블은 같은 N의 (N,) 모양이어야 합니다.</translation>
    </message>
    <message>
      <source>{file} holds no network to report on.</source>
      <translation>보고할 신경망이 없는 파일입니다: {file}.</translation>
    </message>
    <message>
      <source>{file} holds no network: none was handed in.</source>
      <translation>신경망이 제출되지 않은 파일입니다: {file}.</translation>
    </message>
    <message>
      <source>{file} holds no pictures. It must have a folder for each class with its pictures in it.</source>
      <translation>{file}: 그림이 없습니다. 클래스마다 그림이 든 폴더가 있어야 합니다.</translation>
    </message>
    <message>
      <source>{file} holds no run: there is no {name} in it.</source>
      <translation>{file}: 실행 기록이 들어 있지 않습니다. {name} 파일이 없습니다.</translation>
    </message>
    <message>
      <source>{file} holds nothing but zeros: a download or a copy broke off. Fetch it again.</source>
      <translation>{file}: 0만 들어 있습니다. 내려받거나 복사하다가 끊겼습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
      <source>{file} holds numbers from {low:.4g} to {high:.4g}; images must be whole numbers from 0 to 255, or those divided by 255. Save them as they were before they were prepared for a network.</source>
      <translation>{file}: {low:.4g}부터 {high:.4g}까지의 수가 들어 있습니다. 이미지는 0부터 255까지의 정수이거나 그것을 255로 나눈 값이어야 합니다. 신경망에 맞게 바꾸기 전의 값으로 저장하세요.</translation>
    </message>
    <message>
      <source>{file} holds pictures of one class only, {name}; there is nothing to tell apart. Add a folder for each other class.</source>
      <translation>{file}: 클래스 {name}의 그림만 있어서 구별할 것이 없습니다. 다른 클래스마다 폴더를 추가하세요.</translation>
    </message>
    <message>
      <source>{file} holds pictures, but no folder for each class. Put the pictures of each class into a folder of its own, named like the class, or add a table (CSV) with the columns file and label.</source>
      <translation>{file}: 그림은 있지만 클래스별 폴더가 없습니다. 클래스마다 그 이름의 폴더를 만들어 그림을 넣거나, file과 label 열이 있는 표(CSV)를 추가하세요.</translation>
    </message>
    <message>
      <source>{file} holds runs of this program. Compare &gt; Open runs from a zip opens it.</source>
      <translation>{file}: 이 프로그램의 실행 기록이 들어 있습니다. ‘비교 &gt; zip 파일에서 실행 기록 열기’로 열 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} holds several data sets: {names}. Choose one file of the one that is meant.</source>
      <translation>{file}: 데이터셋이 여러 개 들어 있습니다: {names}. 원하는 데이터셋의 파일 하나를 고르세요.</translation>
    </message>
    <message>
      <source>{file} holds the weights of a network (safetensors), but not its layers. This program opens only what it saved itself.</source>
      <translation>{file}: 신경망의 가중치(safetensors)는 있지만 층은 없습니다. 이 프로그램은 직접 저장한 모델만 엽니다.</translation>
    </message>
    <message>
      <source>{file} holds values of type {type}; images must be numbers, best uint8 from 0 to 255.</source>
      <translation>{file}: 값의 자료형이 {type}입니다. 이미지는 수여야 하며, 0부터 255까지의 uint8이 가장 좋습니다.</translation>
    </message>
    <message>
      <source>{file} holds values of type {type}; labels must be whole numbers, 0 for the first class.</source>
      <translation>{file}: 값의 자료형이 {type}입니다. 레이블은 정수여야 하고 첫 클래스는 0입니다.</translation>
    </message>
    <message>
      <source>{file} holds words; labels must be whole numbers, 0 for the first class.</source>
      <translation>{file}: 글자가 들어 있습니다. 레이블은 정수여야 하고 첫 클래스는 0입니다.</translation>
    </message>
    <message>
      <source>{file} holds {count:,} classes, one for each folder or label; this program takes from {fewest} to {most}. Choose a folder with fewer.</source>
      <translation>{file}: 폴더나 레이블마다 하나씩, 클래스가 {count:,}개 있습니다. 이 프로그램은 {fewest}개부터 {most}개까지 다룹니다. 더 적은 폴더를 고르세요.</translation>
    </message>
    <message>
      <source>{file} holds {count} arrays, where one is needed.</source>
      <translation>{file}: 배열이 {count}개 들어 있습니다. 하나만 있어야 합니다.</translation>
    </message>
    <message>
      <source>{file} holds {count} different labels, from {low} to {high}. It has {classes} classes, so they must go from 0 to {last}. An npz archive can name up to {most} classes.</source>
      <translation>{file}: 서로 다른 레이블이 {count}개 있고 {low}부터 {high}까지입니다. 클래스가 {classes}개이므로 레이블은 0부터 {last}까지여야 합니다. npz 파일에는 클래스 이름을 {most}개까지 적을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} holds {count} probabilities per test image, but the run has {classes} classes.</source>
      <translation>{file}: 테스트 이미지마다 확률이 {count}개 들어 있지만 실행 기록의 클래스는 {classes}개입니다.</translation>
    </message>
    <message>
      <source>{file} holds {format} version {version}; this program reads {known} version {known_version}.</source>
      <translation>{file}: {format} 버전 {version}입니다. 이 프로그램이 읽을 수 있는 것: {known} 버전 {known_version}.</translation>
    </message>
    <message>
      <source>{file} holds {found}, where {wanted} belongs. Put it into a folder called {folder}.</source>
      <translation>{file}: {wanted} 자리에 {found} 데이터셋이 있습니다. {folder} 폴더로 옮기세요.</translation>
    </message>
    <message>
      <source>{file} holds {images:,} images, but {labels:,} labels.</source>
      <translation>{file}: 이미지는 {images:,}개인데 레이블은 {labels:,}개입니다.</translation>
    </message>
    <message>
      <source>{file} holds {images:,} images, but {other} holds {labels:,} labels.</source>
      <translation>{file}: 이미지는 {images:,}장인데, {other} 파일의 레이블은 {labels:,}개입니다.</translation>
    </message>
    <message>
      <source>{file} holds {name} twice.</source>
      <translation>{file}: {name} 파일이 두 번 들어 있습니다.</translation>
    </message>
    <message>
      <source>{file} holds {name}, which is no part of a hand-in.</source>
      <translation>{file}: 제출물에 속하지 않는 파일이 있습니다: {name}.</translation>
    </message>
    <message>
      <source>{file} holds {name}, which leads out of it.</source>
      <translation>{file}: 밖으로 이어지는 이름이 있습니다: {name}.</translation>
    </message>
    <message>
      <source>{file} holds {strange}, which no data set has.</source>
      <translation>{file}: 데이터셋에 없어야 할 것이 들어 있습니다: {strange}.</translation>
    </message>
    <message>
      <source>{file} is a Git LFS pointer, a note in the place of the file. Fetch the file itself with “git lfs pull”.</source>
      <translation>{file}: 파일 대신 놓인 쪽지인 Git LFS 포인터입니다. “git lfs pull”로 실제 파일을 받으세요.</translation>
    </message>
    <message>
      <source>{file} is a JSON file of another program.</source>
      <translation>{file}: 다른 프로그램의 JSON 파일입니다.</translation>
    </message>
    <message>
      <source>{file} is a Jupyter notebook.</source>
      <translation>{file}: Jupyter 노트북입니다.</translation>
    </message>
    <message>
      <source>{file} is a Keras model ({form}). Such a file can hold code to be run, so this program opens none; add its layers one by one instead.</source>
      <translation>{file}: Keras 모델({form})입니다. 이런 파일에는 실행되는 코드가 들어 있을 수 있어 이 프로그램은 열지 않습니다. 대신 층을 하나씩 추가하세요.</translation>
    </message>
    <message>
      <source>{file} is a MATLAB file (.mat). Read it with scipy.io.loadmat and save the arrays with numpy.savez_compressed.</source>
      <translation>{file}: MATLAB 파일(.mat)입니다. scipy.io.loadmat으로 읽은 다음 numpy.savez_compressed로 배열을 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a PDF document.</source>
      <translation>{file}: PDF 문서입니다.</translation>
    </message>
    <message>
      <source>{file} is a PyTorch file, which this program never opens: it could run foreign code. Data that torchvision keeps are in the folder raw, as IDX files.</source>
      <translation>{file}: PyTorch 파일입니다. 모르는 코드가 실행될 수 있으므로 이 프로그램은 절대 열지 않습니다. torchvision이 저장한 데이터는 raw 폴더에 IDX 파일로 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a TFRecord file of TensorFlow. Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation>{file}: TensorFlow의 TFRecord 파일입니다. Python에서 읽은 다음 numpy.savez_compressed로 배열을 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a database (SQLite). Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation>{file}: 데이터베이스(SQLite)입니다. Python에서 읽은 다음 numpy.savez_compressed로 배열을 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a download that has not ended. Wait for it, or download it again.</source>
      <translation>{file}: 아직 다 내려받지 않은 파일입니다. 끝날 때까지 기다리거나 다시 내려받으세요.</translation>
    </message>
    <message>
      <source>{file} is a file of the form {form}, as Hugging Face and pandas use it. Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation>{file}: Hugging Face와 pandas에서 쓰는 {form} 형식의 파일입니다. Python에서 읽은 다음 numpy.savez_compressed로 배열을 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a folder with pictures. File &gt; Import images makes a data set of it.</source>
      <translation>{file}: 그림이 든 폴더입니다. ‘파일 &gt; 이미지 가져오기’에서 데이터셋으로 만들 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a folder, not a file.</source>
      <translation>{file}: 파일이 아니라 폴더입니다.</translation>
    </message>
    <message>
      <source>{file} is a lesson in version {version} of its form; this program reads version {known}. A newer version of the program can open it.</source>
      <translation>{file}: 수업 형식 버전 {version}입니다. 이 프로그램은 버전 {known}까지 읽습니다. 새 버전의 프로그램으로 열 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a lesson of this program. File &gt; Lessons &gt; Open lesson opens it.</source>
      <translation>{file}: 이 프로그램의 수업입니다. ‘파일 &gt; 수업 &gt; 수업 열기’로 엽니다.</translation>
    </message>
    <message>
      <source>{file} is a model that this program saved. File &gt; Open model opens it.</source>
      <translation>{file}: 이 프로그램에서 저장한 모델입니다. ‘파일 &gt; 모델 열기’로 열 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a network in the form {form}. This program opens only models that it saved itself.</source>
      <translation>{file}: {form} 형식의 신경망입니다. 이 프로그램은 직접 저장한 모델만 엽니다.</translation>
    </message>
    <message>
      <source>{file} is a note that macOS keeps beside a file. Choose the file without “._” in front of its name.</source>
      <translation>{file}: macOS가 파일 옆에 함께 두는 정보 파일입니다. 이름 앞에 “._”가 없는 파일을 고르세요.</translation>
    </message>
    <message>
      <source>{file} is a packed archive ({form}). Unpack it and choose what is in it.</source>
      <translation>{file}: 압축 파일({form})입니다. 압축을 풀고 그 안에 든 파일을 고르세요.</translation>
    </message>
    <message>
      <source>{file} is a pickle, which this program never opens: it could run foreign code. Save the arrays with numpy.savez_compressed.</source>
      <translation>{file}: 피클(pickle) 파일입니다. 모르는 코드가 실행될 수 있으므로 이 프로그램은 절대 열지 않습니다. numpy.savez_compressed로 배열을 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a pickled array, which this program never opens: it could run foreign code. Save it again with a plain type such as uint8.</source>
      <translation>{file}: 피클로 저장된 배열입니다. 모르는 코드가 실행될 수 있으므로 이 프로그램은 절대 열지 않습니다. uint8 같은 단순한 자료형으로 다시 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a picture ({form}). Draw and Lab open pictures.</source>
      <translation>{file}: 그림입니다({form}). 그리기 탭과 합성곱 실험실에서 열 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a picture of a kind that this program does not read ({form}). Save it as PNG or JPEG.</source>
      <translation>{file}: 이 프로그램이 읽지 않는 종류의 그림({form})입니다. PNG나 JPEG로 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a program. It is not started.</source>
      <translation>{file}: 프로그램입니다. 실행하지 않습니다.</translation>
    </message>
    <message>
      <source>{file} is a shortcut, not the file that it leads to. Choose that one.</source>
      <translation>{file}: 바로 가기일 뿐 실제 파일이 아닙니다. 바로 가기가 가리키는 파일을 고르세요.</translation>
    </message>
    <message>
      <source>{file} is a sound or a film ({form}).</source>
      <translation>{file}: 소리 또는 영상 파일({form})입니다.</translation>
    </message>
    <message>
      <source>{file} is a table (CSV). File &gt; Import data reads tables with a label and 784 pixels in each row.</source>
      <translation>{file}: 표(CSV)입니다. 행마다 레이블 하나와 픽셀 784개가 있는 표는 ‘파일 &gt; 데이터 가져오기’로 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a table in UTF-16. Save it as CSV in UTF-8.</source>
      <translation>{file}: UTF-16으로 저장된 표입니다. UTF-8 CSV로 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is a table of 784 pixels in each row, without labels. Choose the table that has them, such as train.csv.</source>
      <translation>{file}: 행마다 픽셀 784개만 있고 레이블이 없는 표입니다. train.csv처럼 레이블이 있는 표를 고르세요.</translation>
    </message>
    <message>
      <source>{file} is a table that does not tell which column holds the labels. Write a line of titles at its top, with “label” over them.</source>
      <translation>{file}: 어느 열이 레이블인지 알 수 없는 표입니다. 맨 위에 제목 줄을 넣고 레이블 열의 제목을 “label”로 적으세요.</translation>
    </message>
    <message>
      <source>{file} is a table with {count:,} columns. Here tables are read that have a label and 784 pixels in each row; File &gt; Import images reads tables that name pictures.</source>
      <translation>{file}: 열이 {count:,}개인 표입니다. 여기서는 행마다 레이블 하나와 픽셀 784개가 있는 표를 읽습니다. 그림 이름이 적힌 표는 ‘파일 &gt; 이미지 가져오기’로 읽습니다.</translation>
    </message>
    <message>
      <source>{file} is a text.</source>
      <translation>{file}: 글이 담긴 텍스트 파일입니다.</translation>
    </message>
    <message>
      <source>{file} is a web page, not the file that was meant: the download went wrong. Open its address in a browser and download the file itself.</source>
      <translation>{file}: 원하는 파일이 아니라 웹 페이지입니다. 내려받기가 잘못되었습니다. 그 주소를 브라우저에서 열어 파일을 직접 내려받으세요.</translation>
    </message>
    <message>
      <source>{file} is a zip with IDX files, the form of a data set. File &gt; Import data reads it.</source>
      <translation>{file}: IDX 파일이 든 zip으로, 데이터셋의 한 형식입니다. ‘파일 &gt; 데이터 가져오기’로 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a zip with pictures. Unpack it: File &gt; Import images makes a data set of a folder of them.</source>
      <translation>{file}: 그림이 든 zip 파일입니다. 압축을 푸세요. 그림 폴더는 ‘파일 &gt; 이미지 가져오기’에서 데이터셋으로 만들 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is a zip with tables (CSV). Unpack it and choose one of them.</source>
      <translation>{file}: 표(CSV)가 든 zip입니다. 압축을 풀고 그중 하나를 고르세요.</translation>
    </message>
    <message>
      <source>{file} is an HDF5 file. Read it in Python and save the arrays with numpy.savez_compressed.</source>
      <translation>{file}: HDF5 파일입니다. Python에서 읽은 다음 numpy.savez_compressed로 배열을 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is an IDX file, one of the four of a data set. File &gt; Import data reads them.</source>
      <translation>{file}: IDX 파일입니다. 데이터셋을 이루는 파일 4개 가운데 하나로, ‘파일 &gt; 데이터 가져오기’로 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is an archive of NumPy arrays (npz). File &gt; Import data reads one with x_train, y_train, x_test and y_test.</source>
      <translation>{file}: NumPy 배열을 모은 파일(npz)입니다. x_train, y_train, x_test, y_test가 들어 있으면 ‘파일 &gt; 데이터 가져오기’로 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is an error message of a server, not the file that was meant: the download went wrong. Download it again.</source>
      <translation>{file}: 원하는 파일이 아니라 서버의 오류 메시지입니다. 내려받기가 잘못되었습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
      <source>{file} is an office document ({form}). If it is a table, save it as CSV.</source>
      <translation>{file}: 오피스 문서({form})입니다. 표라면 CSV로 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is cut off: it ends before its content does.</source>
      <translation>{file}: 뒷부분이 잘렸습니다. 내용이 끝나기 전에 파일이 끝납니다.</translation>
    </message>
    <message>
      <source>{file} is damaged or belongs to another version of this program, so {language} cannot be used.</source>
      <translation>{file}: 손상되었거나 다른 버전의 파일이어서 {language} 문구를 쓸 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged or cut off: {cause}.</source>
      <translation>{file}: 손상되었거나 잘렸습니다({cause}).</translation>
    </message>
    <message>
      <source>{file} is damaged or not a plain NumPy array.</source>
      <translation>{file}: 손상되었거나 단순한 NumPy 배열이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: it cannot be decompressed ({cause}).</source>
      <translation>{file}: 손상되었습니다. 압축을 풀 수 없습니다({cause}).</translation>
    </message>
    <message>
      <source>{file} is damaged: it does not describe a data set ({cause}).</source>
      <translation>{file}: 손상되었습니다. 데이터셋 설명이 아닙니다({cause}).</translation>
    </message>
    <message>
      <source>{file} is damaged: it does not hold the images that were kept.</source>
      <translation>{file}: 손상되었습니다. 저장했던 이미지가 들어 있지 않습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: it has {found:,} bytes, where its header promises {expected:,}.</source>
      <translation>{file}: 손상되었습니다. 머리 부분에는 {expected:,}바이트라고 적혀 있는데 실제로는 {found:,}바이트입니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: it is not text.</source>
      <translation>{file}: 손상되었습니다. 텍스트가 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: its content cannot be unpacked ({cause}).</source>
      <translation>{file}: 손상되었습니다. 내용의 압축을 풀 수 없습니다({cause}).</translation>
    </message>
    <message>
      <source>{file} is damaged: its end is missing.</source>
      <translation>{file}: 손상되었습니다. 끝부분이 없습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: its images are not those that were kept. Import them again.</source>
      <translation>{file}: 손상되었습니다. 저장했던 이미지가 아닙니다. 다시 가져오세요.</translation>
    </message>
    <message>
      <source>{file} is damaged: its labels hold letters that do not exist.</source>
      <translation>{file}: 손상되었습니다. 레이블에 존재하지 않는 글자가 들어 있습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: two of its members have the same name or meaning.</source>
      <translation>{file}: 손상되었습니다. 이름이나 뜻이 같은 배열이 두 개 들어 있습니다.</translation>
    </message>
    <message>
      <source>{file} is damaged: what it says of {names} is of no use.</source>
      <translation>{file}: 손상되었습니다. 쓸 수 없는 항목: {names}.</translation>
    </message>
    <message>
      <source>{file} is damaged: {cause}</source>
      <translation>{file}: 손상되었습니다. {cause}</translation>
    </message>
    <message>
      <source>{file} is damaged: {cause}.</source>
      <translation>{file}: 손상되었습니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{file} is empty.</source>
      <translation>{file}: 비어 있습니다.</translation>
    </message>
    <message>
      <source>{file} is empty: it holds neither images nor labels.</source>
      <translation>{file}: 비어 있습니다. 이미지도 레이블도 없습니다.</translation>
    </message>
    <message>
      <source>{file} is empty: there is no picture in it.</source>
      <translation>{file}: 비어 있습니다. 그림이 들어 있지 않습니다.</translation>
    </message>
    <message>
      <source>{file} is empty: there is nothing in it.</source>
      <translation>{file}: 비어 있어서 아무것도 없습니다.</translation>
    </message>
    <message>
      <source>{file} is empty: there is nothing in it. If it was downloaded, download it again.</source>
      <translation>{file}: 비어 있습니다. 아무 내용도 없습니다. 내려받은 파일이라면 다시 내려받으세요.</translation>
    </message>
    <message>
      <source>{file} is encrypted or compressed in a way that numpy does not use.</source>
      <translation>{file}: 암호로 잠겼거나 NumPy가 쓰지 않는 방식으로 압축되어 있습니다.</translation>
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that a hand-in can have.</source>
      <translation>{file}: 제출물의 최대 크기인 {limit:,}바이트보다 큽니다.</translation>
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that a lesson can have.</source>
      <translation>{file}: 수업의 최대 크기인 {limit:,}바이트보다 큽니다.</translation>
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that a model can have.</source>
      <translation>{file}: 모델 파일의 최대 크기인 {limit:,}바이트보다 큽니다.</translation>
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that a zip of runs can have.</source>
      <translation>{file}: 실행 기록 zip 파일의 최대 크기인 {limit:,}바이트보다 큽니다.</translation>
    </message>
    <message>
      <source>{file} is larger than the {limit:,} bytes that such a file can have.</source>
      <translation>{file}: 이런 파일의 최대 크기인 {limit:,}바이트보다 큽니다.</translation>
    </message>
    <message>
      <source>{file} is neither a run's folder nor a zip of runs, and no run of that name is kept here.</source>
      <translation>실행 기록의 폴더도 실행 기록의 zip도 아니고, 그런 이름의 실행 기록도 여기 없습니다: {file}.</translation>
    </message>
    <message>
      <source>{file} is nested too deeply to be a model.</source>
      <translation>{file}: 너무 깊게 중첩되어 있어 모델일 수 없습니다.</translation>
    </message>
    <message>
      <source>{file} is no join file of a class.</source>
      <translation>{file}: 학급의 참가 파일이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is no join file of a class: {cause}.</source>
      <translation>{file}: 학급의 참가 파일이 아닙니다. {cause}.</translation>
    </message>
    <message>
      <source>{file} is not JSON: {cause}.</source>
      <translation>{file}: JSON이 아닙니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{file} is not a file of drawings: {cause}.</source>
      <translation>{file}: 그린 그림을 저장한 파일이 아닙니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{file} is not a file.</source>
      <translation>{file}: 파일이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is not a hand-in: there is no {name} in it.</source>
      <translation>{file}: 제출물이 아닙니다. 없는 파일: {name}.</translation>
    </message>
    <message>
      <source>{file} is not a lesson that can be used: {cause}</source>
      <translation>{file}: 쓸 수 있는 수업이 아닙니다: {cause}</translation>
    </message>
    <message>
      <source>{file} is not a list of short names.</source>
      <translation>{file}: 짧은 이름의 목록이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is not a model: it does not say "format": "{word}".</source>
      <translation>{file}: 모델이 아닙니다. "format": "{word}"가 들어 있지 않습니다.</translation>
    </message>
    <message>
      <source>{file} is not a picture that can be read. PNG, JPEG, GIF, BMP, TIFF and WebP can.</source>
      <translation>{file}: 읽을 수 있는 그림이 아닙니다. PNG, JPEG, GIF, BMP, TIFF, WebP를 읽을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file} is not a run of this program.</source>
      <translation>{file}: 이 프로그램의 실행 기록이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is not a sweep of this program.</source>
      <translation>{file}: 이 프로그램의 스윕이 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is not a table of whole numbers.</source>
      <translation>{file}: 정수로 된 표가 아닙니다.</translation>
    </message>
    <message>
      <source>{file} is not a table: it holds bytes that no text has.</source>
      <translation>{file}: 표가 아닙니다. 글에는 없는 바이트가 들어 있습니다.</translation>
    </message>
    <message>
      <source>{file} is not a zip file that can be read: {cause}.</source>
      <translation>{file}: 읽을 수 있는 zip 파일이 아닙니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{file} is not an IDX file: it does not begin like one.</source>
      <translation>{file}: IDX 파일이 아닙니다. 시작 부분이 다릅니다.</translation>
    </message>
    <message>
      <source>{file} is not of this run: it was kept for another network, or another training of it.</source>
      <translation>{file}: 이 실행의 파일이 아닙니다. 다른 신경망이나 다른 학습에서 보관된 것입니다.</translation>
    </message>
    <message>
      <source>{file} is not one of the published sets. Say whether it shows digits or clothes.</source>
      <translation>{file}: 공개된 데이터셋이 아닙니다. 숫자인지 옷인지 골라 주세요.</translation>
    </message>
    <message>
      <source>{file} is not the plan with which its sweep was begun here: give it another id, or undo its changes.</source>
      <translation>{file}: 여기에서 스윕을 시작할 때의 계획과 다릅니다. 다른 id를 주거나 변경을 되돌리세요.</translation>
    </message>
    <message>
      <source>{file} is not there.</source>
      <translation>{file}: 파일이 없습니다.</translation>
    </message>
    <message>
      <source>{file} is of a type that does not exist: {type}.</source>
      <translation>{file}: 없는 자료형입니다: {type}.</translation>
    </message>
    <message>
      <source>{file} is of an epoch that the run does not have.</source>
      <translation>{file}: 이 실행에 없는 에포크의 파일입니다.</translation>
    </message>
    <message>
      <source>{file} is of no kind that this program knows.</source>
      <translation>{file}: 이 프로그램이 모르는 종류의 파일입니다.</translation>
    </message>
    <message>
      <source>{file} is stored column by column; save it again after numpy.ascontiguousarray.</source>
      <translation>{file}: 열 우선 순서로 저장되어 있습니다. numpy.ascontiguousarray를 적용한 다음 다시 저장하세요.</translation>
    </message>
    <message>
      <source>{file} is there already. Add --replace to write over it.</source>
      <translation>이미 있는 파일입니다: {file}. 위에 쓰려면 --replace를 붙이세요.</translation>
    </message>
    <message>
      <source>{file} is this program's own copy of a data set. Choose the file that it was made from.</source>
      <translation>{file}: 이 프로그램이 만들어 둔 데이터셋 사본입니다. 사본을 만들 때 쓴 원래 파일을 고르세요.</translation>
    </message>
    <message>
      <source>{file} is what a student handed in. File &gt; Class board reads a folder of them.</source>
      <translation>{file}: 학생이 제출한 파일입니다. ‘파일 &gt; 학급 현황판’이 이런 파일이 모인 폴더를 읽습니다.</translation>
    </message>
    <message>
      <source>{file} lacks {missing}. A data set in IDX form needs four files: images and labels, train and t10k.</source>
      <translation>{file}: 빠진 것이 있습니다: {missing}. IDX 형식의 데이터셋에는 파일 4개가 필요합니다. train과 t10k 각각의 이미지 파일과 레이블 파일입니다.</translation>
    </message>
    <message>
      <source>{file} lacks {missing}. Here npz files are read that have x_train, y_train, x_test and y_test; File &gt; Import images reads arrays of other names.</source>
      <translation>{file}: 빠진 것이 있습니다: {missing}. 여기서는 x_train, y_train, x_test, y_test가 든 npz 파일을 읽습니다. 이름이 다른 배열은 ‘파일 &gt; 이미지 가져오기’로 읽습니다.</translation>
    </message>
    <message>
      <source>{file} names {count} classes in English, but {korean} in Korean.</source>
      <translation>{file}: 클래스 이름이 영어로는 {count}개, 한국어로는 {korean}개입니다.</translation>
    </message>
    <message>
      <source>{file} names {count} classes; a data set has from {fewest} to {most}.</source>
      <translation>{file}: 클래스 이름이 {count}개 있습니다. 데이터셋의 클래스는 {fewest}개부터 {most}개까지입니다.</translation>
    </message>
    <message>
      <source>{file} needs more memory than there is.</source>
      <translation>남은 것보다 많은 메모리가 필요한 파일입니다: {file}.</translation>
    </message>
    <message>
      <source>{file} says that it shows {family}; this program knows mnist and fashion-mnist.</source>
      <translation>{file}: 적혀 있는 데이터 종류는 {family}입니다. 이 프로그램이 아는 것은 mnist와 fashion-mnist입니다.</translation>
    </message>
    <message>
      <source>{file} was good until {until}, and by the clock of this PC it is {now} now, {far} later. Ask for today's file, or set the clock right.</source>
      <translation>{file}: {until}까지 쓸 수 있었는데, 이 PC의 시계는 지금 {now}, 곧 {far} 지났습니다. 오늘의 파일을 받거나 시계를 맞추세요.</translation>
    </message>
    <message>
      <source>{file} was kept by a newer version of this program.</source>
      <translation>{file}: 이 프로그램의 더 새로운 버전이 저장했습니다.</translation>
    </message>
    <message>
      <source>{file} was made at {begins} by the teacher's clock, and by the clock of this PC it is {now} now, {far} earlier. One of the two clocks is wrong: set it right.</source>
      <translation>{file}: 교사 PC의 시계로 {begins}에 만든 파일인데, 이 PC의 시계로 지금은 {now}, 그보다 {far} 이른 시각입니다. 두 시계 중 하나가 틀렸습니다. 시계를 맞추세요.</translation>
    </message>
    <message>
      <source>{file} was not opened: of each kind only the first is. Drop it alone.</source>
      <translation>{file} 파일은 열지 않았습니다. 종류마다 첫 번째 파일만 엽니다. 따로 끌어다 놓으세요.</translation>
    </message>
    <message>
      <source>{file} would have more than {limit:,} bytes. Begin another collection.</source>
      <translation>{file}: {limit:,}바이트를 넘게 됩니다. 다른 모음을 시작하세요.</translation>
    </message>
    <message>
      <source>{file} would unpack to more than any data set needs.</source>
      <translation>{file}: 압축을 풀면 어떤 데이터셋에 필요한 것보다도 큽니다.</translation>
    </message>
    <message>
      <source>{file} would unpack to {size:,} bytes, many times its own; {limit:,} are allowed.</source>
      <translation>{file}: 압축을 풀면 원래 크기의 몇 배가 넘는 {size:,}바이트가 됩니다. {limit:,}바이트까지만 허용됩니다.</translation>
    </message>
    <message>
      <source>{file} would unpack to {size:,} bytes, more than any data set needs.</source>
      <translation>{file}: 압축을 풀면 {size:,}바이트가 됩니다. 어떤 데이터셋에도 이만큼은 필요하지 않습니다.</translation>
    </message>
    <message>
      <source>{file} would unpack to {size:,} bytes; {limit:,} are allowed.</source>
      <translation>{file}: 압축을 풀면 {size:,}바이트가 됩니다. {limit:,}바이트까지만 허용됩니다.</translation>
    </message>
    <message>
      <source>{file}, layer {number}, {layer}: {cause}</source>
      <translation>{file}, 층 {number}, {layer}: {cause}</translation>
    </message>
    <message>
      <source>{file}, layer {number}, {layer}: {name} is unknown.</source>
      <translation>{file}, 층 {number}, {layer}: 알 수 없는 항목입니다: {name}.</translation>
    </message>
    <message>
      <source>{file}, layer {number}: does not say its "type".</source>
      <translation>{file}, 층 {number}: "type"이 적혀 있지 않습니다.</translation>
    </message>
    <message>
      <source>{file}, layer {number}: the layer type {kind} is unknown.</source>
      <translation>{file}, 층 {number}: 알 수 없는 층 종류입니다: {kind}.</translation>
    </message>
    <message>
      <source>{file}, line {number:,}: it has {count:,} columns instead of {wanted:,}.</source>
      <translation>{file}, {number:,}번째 줄: 열이 {count:,}개입니다. {wanted:,}개여야 합니다.</translation>
    </message>
    <message>
      <source>{file}, line {number:,}: it is longer than any row of a table of pictures.</source>
      <translation>{file}, {number:,}번째 줄: 그림 표의 어떤 행보다도 깁니다.</translation>
    </message>
    <message>
      <source>{file}, line {number:,}: the row cannot be read. Its quotes may not be closed.</source>
      <translation>{file}, {number:,}번째 줄: 이 행을 읽을 수 없습니다. 따옴표가 닫히지 않았을 수 있습니다.</translation>
    </message>
    <message>
      <source>{file}, line {number:,}: the row has {count:,} columns. A table of pictures has the columns file and label, and if it likes writer and part.</source>
      <translation>{file}, {number:,}번째 줄: 이 행에는 열이 {count:,}개 있습니다. 그림 표에는 file과 label 열이 있고, 원하면 writer와 part 열이 있습니다.</translation>
    </message>
    <message>
      <source>{file}, line {number:,}: {value} is no whole number from 0 to 255.</source>
      <translation>{file}, {number:,}번째 줄: 0부터 255까지의 정수가 아닙니다: {value}.</translation>
    </message>
    <message>
      <source>{file}: drawing {index} has points outside its box of {box:g}.</source>
      <translation>{file}: 그림 {index}에 크기 {box:g}의 상자를 벗어난 점이 있습니다.</translation>
    </message>
    <message>
      <source>{first} and {second} were tested on different images.</source>
      <translation>{first}, {second}: 서로 다른 이미지로 테스트했습니다.</translation>
    </message>
    <message>
      <source>{first} was tested on {data} ({share:.1f} % right), {second} on {other_data} ({other_share:.1f} %): what was done to the images on purpose is part of that difference.</source>
      <translation>{first}: {data} ({share:.1f}% 정답), {second}: {other_data} ({other_share:.1f}%). 이렇게 다른 이미지로 시험했고, 이미지에 일부러 한 일이 그 차이에 들어 있습니다.</translation>
    </message>
    <message>
      <source>{first}, {others}</source>
      <translation>{first}, {others}</translation>
    </message>
    <message>
      <source>{first}; {others}</source>
      <translation>{first}; {others}</translation>
    </message>
    <message>
      <source>{first}; {rest}</source>
      <translation>{first}, {rest}</translation>
    </message>
    <message>
      <source>{folder} holds more than the {limit:,} files that the epochs of a run can have.</source>
      <translation>{folder}: 한 실행의 에포크가 가질 수 있는 파일 {limit:,}개보다 많이 들어 있습니다.</translation>
    </message>
    <message>
      <source>{folder} holds no drawings. They are in files whose names end with {ending}.</source>
      <translation>{folder}: 손글씨가 없습니다. 손글씨 파일의 이름은 {ending} 으로 끝납니다.</translation>
    </message>
    <message>
      <source>{folder} is in use by another window of this program: here its runs can be looked at, but not changed, and no new run is kept.</source>
      <translation>{folder}: 이 프로그램의 다른 창이 이 폴더를 사용하고 있습니다. 여기서는 실행 기록을 볼 수만 있고 바꿀 수 없으며, 새 실행 기록도 저장되지 않습니다.</translation>
    </message>
    <message>
      <source>{found:,} bytes are not the {needed:,} of its arrays</source>
      <translation>{found:,}바이트인데 배열에는 {needed:,}바이트가 필요합니다</translation>
    </message>
    <message>
      <source>{found:,} bytes are not the {shape} numbers of type {dtype} that the header says</source>
      <translation>{found:,}바이트인데, 헤더에 적힌 모양은 {shape}, 자료형은 {dtype}입니다</translation>
    </message>
    <message>
      <source>{hours:.1f} h</source>
      <translation>{hours:.1f}시간</translation>
    </message>
    <message>
      <source>{low:g} to {high:g}</source>
      <translation>{low:g}~{high:g}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} ~ {high}</translation>
    </message>
    <message>
      <source>{minutes:.1f} min</source>
      <translation>{minutes:.1f}분</translation>
    </message>
    <message>
      <source>{monitor}, patience {patience:,}</source>
      <translation>{monitor}, 참을 에포크 수 {patience:,}</translation>
    </message>
    <message>
      <source>{monitor}, patience {patience:,}, restore best</source>
      <translation>{monitor}, 참을 에포크 수 {patience:,}, 최적 가중치 복원</translation>
    </message>
    <message>
      <source>{names} cannot be hidden</source>
      <translation>숨길 수 없는 항목입니다: {names}</translation>
    </message>
    <message>
      <source>{name}</source>
      <translation>{name}</translation>
    </message>
    <message>
      <source>{name} does not count: it broke off.</source>
      <translation>‘{name}’: 중간에 끊겨서 세지 않습니다.</translation>
    </message>
    <message>
      <source>{name} does not count: it was trained on other images than those of the lesson.</source>
      <translation>‘{name}’: 수업의 이미지가 아닌 다른 이미지로 학습해서 세지 않습니다.</translation>
    </message>
    <message>
      <source>{name} does not count: something was changed that is fixed in this lesson.</source>
      <translation>‘{name}’: 이 수업에서 고정된 것을 바꾸어서 세지 않습니다.</translation>
    </message>
    <message>
      <source>{name} has {has:,} layers; {most:,} are allowed.</source>
      <translation>‘{name}’의 층은 {has:,}개입니다. {most:,}개까지만 됩니다.</translation>
    </message>
    <message>
      <source>{name} has {has:,} parameters; {most:,} are allowed.</source>
      <translation>‘{name}’의 매개변수는 {has:,}개입니다. {most:,}개까지만 됩니다.</translation>
    </message>
    <message>
      <source>{name} is without the weights of its epochs, so it can only be seen as it was at its end. {cause}</source>
      <translation>다음 실행에는 에포크마다의 가중치가 없어 마지막 상태로만 볼 수 있습니다: {name}. {cause}</translation>
    </message>
    <message>
      <source>{name} took {has:,.0f} seconds; {most:,.0f} are allowed.</source>
      <translation>‘{name}’에 걸린 시간은 {has:,.0f}초입니다. {most:,.0f}초까지만 됩니다.</translation>
    </message>
    <message>
      <source>{name} took {has:,} epochs; {most:,} are allowed.</source>
      <translation>‘{name}’의 에포크는 {has:,}번입니다. {most:,}번까지만 됩니다.</translation>
    </message>
    <message>
      <source>{name} {number}</source>
      <translation>{name} {number}</translation>
    </message>
    <message>
      <source>{name}, all layers</source>
      <translation>{name}, 모든 층</translation>
    </message>
    <message>
      <source>{name}, last layer only</source>
      <translation>{name}, 마지막 층만</translation>
    </message>
    <message>
      <source>{number:,}</source>
      <translation>{number:,}</translation>
    </message>
    <message>
      <source>{number}. {name}</source>
      <translation>{number}. {name}</translation>
    </message>
    <message>
      <source>{own} + {share} % {old}</source>
      <translation>{own} + {old} {share}%</translation>
    </message>
    <message>
      <source>{own} has {count} classes and {old} has {others}, so they cannot be mixed.</source>
      <translation>{own}: 클래스 {count}개, {old}: 클래스 {others}개. 클래스 수가 달라 섞을 수 없습니다.</translation>
    </message>
    <message>
      <source>{pc} gets members again: another PC has told the same.</source>
      <translation>{pc}: 다시 멤버를 받습니다. 다른 PC도 같은 결과를 알렸습니다.</translation>
    </message>
    <message>
      <source>{pc} gets no members for {seconds:,.0f} s: {cause}</source>
      <translation>{pc}: {seconds:,.0f}초 동안 멤버를 받지 않습니다. {cause}</translation>
    </message>
    <message>
      <source>{pc} gets no more members of this sweep: {cause}</source>
      <translation>{pc}: 이 스윕의 멤버를 더 받지 않습니다. {cause}</translation>
    </message>
    <message>
      <source>{pc} has joined. PCs now: {count}, places: {places}.</source>
      <translation>{pc}: 참가했습니다. 지금 PC {count}대, 자리 {places}개.</translation>
    </message>
    <message>
      <source>{pc} is gone. PCs now: {count}, places: {places}.</source>
      <translation>{pc}: 나갔습니다. 지금 PC {count}대, 자리 {places}개.</translation>
    </message>
    <message>
      <source>{program}: error: {message}</source>
      <translation>{program}: 오류: {message}</translation>
    </message>
    <message>
      <source>{rate:g} from epoch {epoch:,}</source>
      <translation>에포크 {epoch:,}부터 {rate:g}</translation>
    </message>
    <message>
      <source>{rate:g} from epoch {epoch:,}, step {step:,}</source>
      <translation>에포크 {epoch:,}, 스텝 {step:,}부터 {rate:g}</translation>
    </message>
    <message>
      <source>{run} has predictions for {count:,} images; {data} has {tested:,} test images.</source>
      <translation>{run}의 예측은 {count:,}장이고, {data}의 테스트 이미지는 {tested:,}장입니다.</translation>
    </message>
    <message>
      <source>{run} tells {count} classes apart, but {data} has {classes}.</source>
      <translation>{run}: 구별하는 클래스는 {count}개이지만 {data}의 클래스는 {classes}개입니다.</translation>
    </message>
    <message>
      <source>{seconds:.1f} s</source>
      <translation>{seconds:.1f}초</translation>
    </message>
    <message>
      <source>{seen:,} of the {count:,} test images are among the training images, on purpose: of these {known:.1f} % are read right, of the others {new:.1f} %, and only that is an honest figure. One would have noticed by looking for equal images in both parts.</source>
      <translation>테스트 이미지 {count:,}개 중 {seen:,}개가 일부러 훈련 이미지에 들어 있습니다. 그런 이미지는 {known:.1f}%, 나머지는 {new:.1f}%를 맞혔고, 뒤의 것만 정직한 수치입니다. 두 부분에서 똑같은 이미지를 찾아 보면 알아차릴 수 있었습니다.</translation>
    </message>
    <message>
      <source>{server} broke the connection off. Try again, or choose another server.</source>
      <translation>{server}: 서버가 연결을 끊었습니다. 다시 해 보거나 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{server} could not be looked up: this computer seems to have no network.</source>
      <translation>{server}: 주소를 찾을 수 없습니다. 이 컴퓨터가 네트워크에 연결되어 있지 않은 것 같습니다.</translation>
    </message>
    <message>
      <source>{server} could not be reached: {cause}.</source>
      <translation>{server}: 연결할 수 없습니다. 원인: {cause}.</translation>
    </message>
    <message>
      <source>{server} does not answer as a web server does. Check the address.</source>
      <translation>{server}: 웹 서버와 다르게 응답합니다. 주소를 확인하세요.</translation>
    </message>
    <message>
      <source>{server} does not answer: nothing came for {seconds:.0f} seconds. Try again later, or choose another server.</source>
      <translation>{server}: 응답이 없습니다. {seconds:.0f}초 동안 아무것도 오지 않았습니다. 나중에 다시 해 보거나 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{server} does not speak https. Check the address; perhaps it begins with http://.</source>
      <translation>{server}: https를 쓰지 않습니다. 주소를 확인하세요. http://로 시작하는 주소일 수 있습니다.</translation>
    </message>
    <message>
      <source>{server} refuses the connection: no web server runs there. Check the address.</source>
      <translation>{server}: 연결을 거부합니다. 거기에는 웹 서버가 없습니다. 주소를 확인하세요.</translation>
    </message>
    <message>
      <source>{server} sends more than the published file has. Choose another server.</source>
      <translation>{server}: 공개된 파일보다 많은 데이터를 보내고 있습니다. 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{server} sends on to {url}, which is not the address of a web server.</source>
      <translation>{server}: {url} 주소로 넘어가는데, 이것은 웹 서버의 주소가 아닙니다.</translation>
    </message>
    <message>
      <source>{server} sends too slowly: {speed:.0f} bytes a second. Try again later, or choose another server.</source>
      <translation>{server}: 너무 느리게 보냅니다. 1초에 {speed:.0f}바이트입니다. 나중에 다시 해 보거나 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{settings}, {more}</source>
      <translation>{settings}, {more}</translation>
    </message>
    <message>
      <source>{setting} has many values, so they are gathered into {count} ranges with about equally many members each: a straight line would miss a best value in the middle.</source>
      <translation>{setting}: 값이 많아서 멤버 수가 비슷한 범위 {count}개로 모았습니다. 직선으로는 가운데에 있는 가장 좋은 값을 놓칩니다.</translation>
    </message>
    <message>
      <source>{setting} made no difference that two decimals would show.</source>
      <translation>{setting}: 소수점 둘째 자리까지 보아도 차이가 없습니다.</translation>
    </message>
    <message>
      <source>{setting} mattered: {best} gave {span:.2f} points more accuracy than {worst}, with all else evened out (95 % interval {low:.2f} to {high:.2f}; F-test, {p}).</source>
      <translation>{setting}: 중요합니다. 나머지를 고르게 했을 때 {best} 쪽이 {worst} 쪽보다 정확도가 {span:.2f} 퍼센트포인트 높습니다(95% 신뢰 구간 {low:.2f}~{high:.2f}, F 검정, {p}).</translation>
    </message>
    <message>
      <source>{setting} may not matter: {best} gave {span:.2f} points more than {worst} (95 % interval {low:.2f} to {high:.2f}), and chance alone gives that often enough (F-test, {p}).</source>
      <translation>{setting}: 중요하지 않을 수 있습니다. {best} 쪽이 {worst} 쪽보다 {span:.2f} 퍼센트포인트 높지만(95% 신뢰 구간 {low:.2f}~{high:.2f}), 우연만으로도 흔히 나오는 차이입니다(F 검정, {p}).</translation>
    </message>
    <message>
      <source>{setting} {value}</source>
      <translation>{setting} {value}</translation>
    </message>
    <message>
      <source>{share:.0f} % of the training images for validation</source>
      <translation>훈련 이미지의 {share:.0f}%를 검증에 사용</translation>
    </message>
    <message>
      <source>{share:.1f} %</source>
      <translation>{share:.1f}%</translation>
    </message>
    <message>
      <source>{share:.1f} %, {points:+.1f} points</source>
      <translation>{share:.1f}%, {points:+.1f} 퍼센트포인트</translation>
    </message>
    <message>
      <source>{share:.2f} %</source>
      <translation>{share:.2f}%</translation>
    </message>
    <message>
      <source>{share} % of the images</source>
      <translation>이미지의 {share}%</translation>
    </message>
    <message>
      <source>{share} % of the test images are among the training images, on purpose. The curves do not show it. One will notice in Results, by looking for equal images.</source>
      <translation>테스트 이미지의 {share}%가 일부러 훈련 이미지에 들어 있습니다. 곡선에는 나타나지 않습니다. 결과 탭에서, 똑같은 이미지를 찾아 보면 알아차리게 됩니다.</translation>
    </message>
    <message>
      <source>{share} % of the test images in training</source>
      <translation>테스트 이미지의 {share}%가 훈련에 있음</translation>
    </message>
    <message>
      <source>{share} % wrong labels</source>
      <translation>틀린 레이블 {share}%</translation>
    </message>
    <message>
      <source>{text}</source>
      <translation>{text}</translation>
    </message>
    <message>
      <source>{text} is not a number. A weight is a number such as 2, -0.5 or 1/9.</source>
      <translation>{text}: 수가 아닙니다. 가중치는 2, -0.5, 1/9 같은 수입니다.</translation>
    </message>
    <message>
      <source>{text} is too large: a weight lies between -{limit:,.0f} and {limit:,.0f}.</source>
      <translation>{text}: 범위를 벗어났습니다. 가중치는 -{limit:,.0f}부터 {limit:,.0f}까지입니다.</translation>
    </message>
    <message>
      <source>{title}</source>
      <translation>{title}</translation>
    </message>
    <message>
      <source>{title} ({code})</source>
      <translation>{title} ({code})</translation>
    </message>
    <message>
      <source>{title} has no test images, so no run can be judged on it.</source>
      <translation>{title}: 테스트 이미지가 없어서 실행 결과를 평가할 수 없습니다.</translation>
    </message>
    <message>
      <source>{title} has no training images to check gradients on.</source>
      <translation>{title}: 기울기를 검사할 훈련 이미지가 없습니다.</translation>
    </message>
    <message>
      <source>{title} is as it was before.</source>
      <translation>{title}: 전과 같아졌습니다.</translation>
    </message>
    <message>
      <source>{title} is deleted. Undo brings it back.</source>
      <translation>{title}: 삭제했습니다. 실행 취소로 되살립니다.</translation>
    </message>
    <message>
      <source>{title} is in {folder}.</source>
      <translation>{title} 위치: {folder}</translation>
    </message>
    <message>
      <source>{title} is not complete on this computer. {cause}</source>
      <translation>{title}: 이 컴퓨터에 파일이 다 갖추어져 있지 않습니다. {cause}</translation>
    </message>
    <message>
      <source>{title} is not on this computer. Download it, import its files, or put them into {folder}.</source>
      <translation>{title}: 이 컴퓨터에 없습니다. 내려받거나, 파일을 가져오거나, {folder} 폴더에 파일을 넣으세요.</translation>
    </message>
    <message>
      <source>{title} is read from {source}, since a place that goes before cannot be read. {cause}</source>
      <translation>{title}: 먼저 찾아본 자리를 읽을 수 없어서 {source}에서 읽었습니다. {cause}</translation>
    </message>
    <message>
      <source>{title} is {here} here and {there} there</source>
      <translation>{title} 버전이 여기는 {here}, 그쪽은 {there}</translation>
    </message>
    <message>
      <source>{title} of the runs {names}</source>
      <translation>실행 기록 {names}의 {title}</translation>
    </message>
    <message>
      <source>{title} of these runs over the epochs, by their numbers in the table.</source>
      <translation>에포크에 따른 이 실행 기록들의 {title}. 번호는 표와 같습니다.</translation>
    </message>
    <message>
      <source>{title} over the epochs.</source>
      <translation>에포크에 따른 {title}.</translation>
    </message>
    <message>
      <source>{title} over the epochs. The ring marks the epoch whose weights are kept.</source>
      <translation>에포크에 따른 {title}. 고리는 가중치를 보관한 에포크입니다.</translation>
    </message>
    <message>
      <source>{title} over {epochs:,} epochs. {ends}</source>
      <translation>에포크 {epochs:,}개에 걸친 {title}. {ends}</translation>
    </message>
    <message>
      <source>{title} was version {expected} and is {found} now.</source>
      <translation>{title} 버전: 전에는 {expected}, 지금은 {found}.</translation>
    </message>
    <message>
      <source>{train:,} images to train with, {test:,} to test with, of {classes} classes.</source>
      <translation>{classes}개 클래스의 훈련 이미지 {train:,}개, 테스트 이미지 {test:,}개.</translation>
    </message>
    <message>
      <source>{true} read as {predicted} with {share:.1f} %</source>
      <translation>실제 {true}, 예측 {predicted}, 확신도 {share:.1f}%</translation>
    </message>
    <message>
      <source>{true} read as {predicted} with {share}</source>
      <translation>{true} → {predicted}, {share}</translation>
    </message>
    <message>
      <source>{true} read as {predicted}: 1 image</source>
      <translation>실제 {true}, 예측 {predicted}: 이미지 1장</translation>
    </message>
    <message>
      <source>{true} read as {predicted}: {count:,} images</source>
      <translation>실제 {true}, 예측 {predicted}: 이미지 {count:,}장</translation>
    </message>
    <message>
      <source>{url} broke off after {received:,} of {size:,} bytes. Try again, or choose another server.</source>
      <translation>{url}: {size:,}바이트 가운데 {received:,}바이트를 받고 끊겼습니다. 다시 해 보거나 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{url} cannot be had at the moment: the server itself has a fault ({status}). Try again later.</source>
      <translation>{url}: 지금은 받을 수 없습니다. 서버 자체에 문제가 있습니다({status}). 나중에 다시 해 보세요.</translation>
    </message>
    <message>
      <source>{url} could not be downloaded: the server answers {status} {reason}.</source>
      <translation>{url}: 내려받을 수 없습니다. 서버의 응답: {status} {reason}.</translation>
    </message>
    <message>
      <source>{url} is a web page, not the published file. Perhaps the network asks to be signed in to first: open the address in a browser.</source>
      <translation>{url}: 공개된 파일이 아니라 웹 페이지입니다. 네트워크에 먼저 로그인해야 할 수 있습니다. 주소를 브라우저에서 열어 보세요.</translation>
    </message>
    <message>
      <source>{url} is not given out: the server wants a permission that this program has not ({status}).</source>
      <translation>{url}: 서버가 내주지 않습니다. 이 프로그램에 없는 권한이 필요합니다({status}).</translation>
    </message>
    <message>
      <source>{url} is not the address of a web server. It must begin with http:// or https://.</source>
      <translation>{url}: 웹 서버의 주소가 아닙니다. http:// 또는 https://로 시작해야 합니다.</translation>
    </message>
    <message>
      <source>{url} is not the published file: its content differs. Choose another server.</source>
      <translation>{url}: 공개된 파일이 아닙니다. 내용이 다릅니다. 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{url} is not the published file: that has {size:,} bytes, and this one {found:,} or more. Choose another server.</source>
      <translation>{url}: 공개된 파일이 아닙니다. 공개된 파일은 {size:,}바이트인데 이 파일은 {found:,}바이트 이상입니다. 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{url} is not there: the server has no such file. Check the address of the server.</source>
      <translation>{url}: 서버에 이런 파일이 없습니다. 서버의 주소를 확인하세요.</translation>
    </message>
    <message>
      <source>{url} is sent on from address to address without an end. Choose another server.</source>
      <translation>{url}: 다른 주소로 끝없이 넘어갑니다. 다른 서버를 고르세요.</translation>
    </message>
    <message>
      <source>{why} Temperature and threshold are chosen on validation images, so here the threshold is a guess.</source>
      <translation>{why} 온도와 임계값은 검증 이미지로 정하므로 여기에서는 임계값이 어림일 뿐입니다.</translation>
    </message>
    <message>
      <source>{year}-{month}-{day}, {time}</source>
      <translation>{year}년 {month}월 {day}일 {time}</translation>
    </message>
    <message>
      <source>“{better}” reads {gain:,} of the {count:,} test images right that “{worse}” reads wrong, and the other way round {loss:,}. Chance alone would hardly divide them so (McNemar's test, {p}): on these images “{better}” is better. Whether its settings are better, only several seeds of each can say.</source>
      <translation>테스트 이미지 {count:,}장 가운데 “{better}”만 맞힌 것이 {gain:,}장, “{worse}”만 맞힌 것이 {loss:,}장입니다. 우연만으로는 이렇게 갈리기 어렵습니다(맥니마 검정, {p}). 이 이미지들에서는 “{better}” 쪽이 더 낫습니다. 설정까지 더 나은지는 양쪽을 여러 시드로 학습해 보아야 알 수 있습니다.</translation>
    </message>
    <message>
      <source>“{first}” and “{second}” were tested on different images, so their figures cannot be held against each other.</source>
      <translation>“{first}”, “{second}”: 서로 다른 이미지로 테스트했으므로 두 결과를 견줄 수 없습니다.</translation>
    </message>
    <message>
      <source>“{first}” and “{second}” were trained with the {count:,} images below, so how many of them they read is no fair test of which is better.</source>
      <translation>“{first}”, “{second}”: 아래 이미지 {count:,}장으로 학습했으므로, 그중 몇 장을 맞히는지로는 어느 쪽이 더 나은지 공정하게 가릴 수 없습니다.</translation>
    </message>
    <message>
      <source>“{name}”</source>
      <translation>“{name}”</translation>
    </message>
    <message>
      <source>“{name}” is no longer on the disk: it was deleted or moved, or the drive was taken out. What it was like at its end is still in memory.</source>
      <translation>“{name}” 실행 기록이 디스크에 없습니다. 삭제되었거나 옮겨졌거나 드라이브가 분리되었습니다. 마지막 상태는 아직 메모리에 남아 있습니다.</translation>
    </message>
    <message>
      <source>“{name}”, {other:.2f} % against {own:.2f} %</source>
      <translation>“{name}”, {other:.2f}% 대 {own:.2f}%</translation>
    </message>
    <message>
      <source>⚠ {data} – {damage}</source>
      <translation>⚠ {data} – {damage}</translation>
    </message>
  </context>
  <context>
    <name>duration</name>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes}분</translation>
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes}분 {seconds}초</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds}초</translation>
    </message>
  </context>
  <context>
    <name>files</name>
    <message>
      <source>Saved {file}.</source>
      <translation>{file} 파일을 저장했습니다.</translation>
    </message>
  </context>
  <context>
    <name>inside</name>
    <message>
      <source>= product</source>
      <translation>= 곱</translation>
    </message>
    <message>
      <source>All pixels are alike: what the network says of this image comes from its biases and means nothing.</source>
      <translation>모든 픽셀이 똑같습니다. 이 이미지에 대한 신경망의 답은 편향에서 나온 것이며 아무 뜻이 없습니다.</translation>
    </message>
    <message>
      <source>Class {name}</source>
      <translation>클래스 {name}</translation>
    </message>
    <message>
      <source>Column {number}: {layer}, {shape}</source>
      <translation>열 {number}: {layer}, {shape}</translation>
    </message>
    <message>
      <source>Draw here on the left, or in the tab Draw; the layers follow the pen.</source>
      <translation>왼쪽이나 그리기 탭에서 그리세요. 층이 펜을 따라갑니다.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>In use, this layer hands everything on unchanged. What it does while training is below.</source>
      <translation>사용할 때 이 층은 모든 값을 그대로 넘깁니다. 학습 중에 하는 일은 아래에 있습니다.</translation>
    </message>
    <message>
      <source>It gives {value}.</source>
      <translation>내는 값: {value}.</translation>
    </message>
    <message>
      <source>It is strongest at {spot}: {value}.</source>
      <translation>가장 강한 곳: {spot}, {value}.</translation>
    </message>
    <message>
      <source>Logits</source>
      <translation>로짓</translation>
    </message>
    <message>
      <source>Map {number}</source>
      <translation>맵 {number}</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>뒤집은 것과의</translation>
    </message>
    <message>
      <source>No picture yet</source>
      <translation>아직 그림 없음</translation>
    </message>
    <message>
      <source>No test images</source>
      <translation>테스트 이미지 없음</translation>
    </message>
    <message>
      <source>No training images</source>
      <translation>훈련 이미지 없음</translation>
    </message>
    <message>
      <source>Open a picture above, or drop one here.</source>
      <translation>위에서 그림을 열거나 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
      <source>Read as {best} with {share}.</source>
      <translation>읽은 결과: {best}, {share}.</translation>
    </message>
    <message>
      <source>Right: read as {best} with {share}.</source>
      <translation>맞음. 읽은 결과: {best}, {share}.</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>Softmax</translation>
    </message>
    <message>
      <source>The data set of this run has no test images. Choose another image above.</source>
      <translation>이 실행 기록의 데이터셋에는 테스트 이미지가 없습니다. 위에서 다른 이미지를 고르세요.</translation>
    </message>
    <message>
      <source>The data set of this run has no training images. Choose another image above.</source>
      <translation>이 실행 기록의 데이터셋에는 훈련 이미지가 없습니다. 위에서 다른 이미지를 고르세요.</translation>
    </message>
    <message>
      <source>The largest number of the window is {value}.</source>
      <translation>창에서 가장 큰 수: {value}.</translation>
    </message>
    <message>
      <source>The mean of the window is {value}.</source>
      <translation>창의 평균: {value}.</translation>
    </message>
    <message>
      <source>The mean of the {count:,} numbers of map {number} is {value}.</source>
      <translation>맵 {number}의 수 {count:,}개의 평균: {value}.</translation>
    </message>
    <message>
      <source>The network does not give numbers any more: its training went wrong.</source>
      <translation>신경망이 더 이상 수를 내지 않습니다. 학습이 잘못되었습니다.</translation>
    </message>
    <message>
      <source>The pad is empty</source>
      <translation>그리기 판이 비어 있음</translation>
    </message>
    <message>
      <source>The same number as in the column before.</source>
      <translation>앞 열의 수와 같습니다.</translation>
    </message>
    <message>
      <source>The same number as {unit} at {spot} in the column before.</source>
      <translation>앞 열의 {unit}, {spot}에 있는 수와 같습니다.</translation>
    </message>
    <message>
      <source>This network reads pictures. Put one on the pad in the tab Draw.</source>
      <translation>이 신경망은 그림을 읽습니다. 그리기 탭의 판에 그림을 올려놓으세요.</translation>
    </message>
    <message>
      <source>Unit {number}</source>
      <translation>유닛 {number}</translation>
    </message>
    <message>
      <source>What the network is given, after scaling.</source>
      <translation>스케일링한 뒤 신경망에 들어가는 값입니다.</translation>
    </message>
    <message>
      <source>Wrong: {label}, but read as {best} with {share}.</source>
      <translation>틀림. 정답: {label}, 읽은 결과: {best}, {share}.</translation>
    </message>
    <message>
      <source>exp({logit} − {largest}) = {exponential}; divided by the sum {total} that is {share}.</source>
      <translation>exp({logit} − {largest}) = {exponential}. 합 {total} 중에서 차지하는 비율은 {share}입니다.</translation>
    </message>
    <message>
      <source>image</source>
      <translation>이미지</translation>
    </message>
    <message>
      <source>input</source>
      <translation>입력</translation>
    </message>
    <message>
      <source>kernel</source>
      <translation>커널</translation>
    </message>
    <message>
      <source>mean of both ways</source>
      <translation>뒤집은 것과의 평균</translation>
    </message>
    <message>
      <source>of both ways</source>
      <translation>평균</translation>
    </message>
    <message>
      <source>products</source>
      <translation>곱한 값</translation>
    </message>
    <message>
      <source>row {row}, column {column}</source>
      <translation>{row}행 {column}열</translation>
    </message>
    <message>
      <source>sum of products</source>
      <translation>곱의 합</translation>
    </message>
    <message>
      <source>the map</source>
      <translation>맵</translation>
    </message>
    <message>
      <source>value</source>
      <translation>값</translation>
    </message>
    <message>
      <source>weights (template)</source>
      <translation>가중치(템플릿)</translation>
    </message>
    <message>
      <source>what its strongest place sees</source>
      <translation>가장 강한 곳이 보는 부분</translation>
    </message>
    <message>
      <source>window of the map before</source>
      <translation>앞 맵의 창</translation>
    </message>
    <message>
      <source>{activation} makes {output} of it.</source>
      <translation>활성화 함수 {activation}의 결과는 {output}입니다.</translation>
    </message>
    <message>
      <source>{activation} makes {output} of {value}.</source>
      <translation>활성화 함수 {activation}: {value} → {output}.</translation>
    </message>
    <message>
      <source>{count:,} products add up to {products}; with the bias {bias} that is {sum}.</source>
      <translation>곱 {count:,}개의 합: {products}. 여기에 편향 {bias}까지 더하면 {sum}입니다.</translation>
    </message>
    <message>
      <source>{scale} × ({value} − mean {mean}) / √(variance {variance} + {epsilon}) + {shift} = {output}</source>
      <translation>{scale} × ({value} − 평균 {mean}) / √(분산 {variance} + {epsilon}) + {shift} = {output}</translation>
    </message>
    <message>
      <source>{value} for the image as it is, {mirrored} for its mirror image: the mean is {mean}.</source>
      <translation>원래 이미지에서 {value}, 좌우로 뒤집은 이미지에서 {mirrored}이고, 평균은 {mean}입니다.</translation>
    </message>
    <message>
      <source>× weight</source>
      <translation>× 가중치</translation>
    </message>
  </context>
  <context>
    <name>numbers</name>
    <message>
      <source>{number} %</source>
      <translation>{number}%</translation>
    </message>
  </context>
  <context>
    <name>pictures</name>
    <message>
      <source>Open a picture</source>
      <translation>그림 열기</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>그림</translation>
    </message>
  </context>
  <context>
    <name>runs</name>
    <message>
      <source>Fine-tuned from “{name}” after epoch {epoch:,}, which had learned from {data}.</source>
      <translation>{data} 데이터로 학습한 “{name}”의 {epoch:,}에포크 뒤에서 미세 조정함</translation>
    </message>
    <message>
      <source>Fine-tuned, only the last layer, from “{name}” after epoch {epoch:,}, which had learned from {data}.</source>
      <translation>{data} 데이터로 학습한 “{name}”의 {epoch:,}에포크 뒤에서 마지막 층만 미세 조정함</translation>
    </message>
    <message>
      <source>Validation after epoch {epoch:,}:</source>
      <translation>{epoch:,}번째 에포크 뒤의 검증:</translation>
    </message>
    <message>
      <source>best validation {share}</source>
      <translation>최고 검증 정확도 {share}</translation>
    </message>
    <message>
      <source>by {student}</source>
      <translation>만든 사람 {student}</translation>
    </message>
    <message>
      <source>d MMM</source>
      <translation>M월 d일</translation>
    </message>
    <message>
      <source>d MMM hh:mm:ss</source>
      <translation>M월 d일 hh:mm:ss</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
      <source>d MMM yyyy hh:mm:ss</source>
      <translation>yyyy년 M월 d일 hh:mm:ss</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>on {data}</source>
      <translation>데이터 {data}</translation>
    </message>
    <message>
      <source>pre-trained</source>
      <translation>미리 학습됨</translation>
    </message>
    <message>
      <source>test {share}</source>
      <translation>테스트 정확도 {share}</translation>
    </message>
    <message>
      <source>training accuracy</source>
      <translation>훈련 정확도</translation>
    </message>
    <message>
      <source>training loss</source>
      <translation>훈련 손실</translation>
    </message>
    <message>
      <source>validation accuracy</source>
      <translation>검증 정확도</translation>
    </message>
    <message>
      <source>validation loss</source>
      <translation>검증 손실</translation>
    </message>
    <message>
      <source>{name} (pre-trained)</source>
      <translation>{name} (미리 학습됨)</translation>
    </message>
    <message>
      <source>{name}, {count:,} seeds</source>
      <translation>{name}, 시드 {count:,}개</translation>
    </message>
    <message>
      <source>{name}, {count:,} seeds: test {mean} on average, {low} to {high}</source>
      <translation>{name}, 시드 {count:,}개: 테스트 평균 {mean}, {low}~{high}</translation>
    </message>
    <message>
      <source>{name}: damaged. {reason}</source>
      <translation>{name}: 손상되었습니다. {reason}</translation>
    </message>
    <message>
      <source>{run}: {figure}</source>
      <translation>{run}: {figure}</translation>
    </message>
  </context>
  <context>
    <name>sweep members</name>
    <message>
      <source>Epoch</source>
      <translation>에포크</translation>
    </message>
    <message>
      <source>Member {number}: {settings}. {state}, epoch {epochs}, validation {validation}, test {test}.</source>
      <translation>멤버 {number}: {settings}. {state}, 에포크 {epochs}, 검증 {validation}, 테스트 {test}.</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>번호</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>매개변수 수</translation>
    </message>
    <message>
      <source>State</source>
      <translation>상태</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>테스트</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>시간</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>검증</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>위치</translation>
    </message>
    <message>
      <source>Where: {place}.</source>
      <translation>위치: {place}.</translation>
    </message>
    <message>
      <source>{done:,} of {count:,}</source>
      <translation>{count:,} 중 {done:,}</translation>
    </message>
  </context>
  <context>
    <name>sweep plan</name>
    <message>
      <source>About {time} or longer, by kept runs that had all cores; here each has one.</source>
      <translation>모든 코어를 쓴 저장된 실행으로 보아 약 {time} 이상 걸립니다. 여기서는 멤버마다 코어를 하나 씁니다.</translation>
    </message>
    <message>
      <source>About {time}, by members of earlier sweeps.</source>
      <translation>이전 스윕의 멤버로 보아 약 {time} 걸립니다.</translation>
    </message>
    <message>
      <source>Disk: up to {needed:,} MB for the weights of their epochs.</source>
      <translation>디스크: 에포크별 가중치에 최대 {needed:,} MB.</translation>
    </message>
    <message>
      <source>How long they take is not known: no run of this kind is kept yet.</source>
      <translation>얼마나 걸릴지 알 수 없습니다. 이런 실행이 아직 저장되어 있지 않습니다.</translation>
    </message>
    <message>
      <source>Memory: about {needed:.1f} GB of {free:.1f} GB that are free.</source>
      <translation>메모리: 남은 {free:.1f} GB 중 약 {needed:.1f} GB.</translation>
    </message>
    <message>
      <source>Memory: about {needed:.1f} GB, and only {free:.1f} GB are free. Fewer processes need less.</source>
      <translation>메모리: 약 {needed:.1f} GB가 필요한데 {free:.1f} GB만 남아 있습니다. 프로세스를 줄이면 덜 필요합니다.</translation>
    </message>
    <message>
      <source>The limit of {minutes:g} minutes will end some of them early.</source>
      <translation>제한 시간 {minutes:g}분이 지나면 일부는 일찍 끝납니다.</translation>
    </message>
    <message>
      <source>{count:,} members cannot be built and are left out: {reasons}</source>
      <translation>만들 수 없어서 빼는 멤버 {count:,}개: {reasons}</translation>
    </message>
    <message>
      <source>{count:,} runs, drawn at random from {size:,} combinations: raise “Runs at most” to train all of them.</source>
      <translation>실행 {count:,}개, 조합 {size:,}개에서 무작위로 뽑았습니다. 모두 학습하려면 “최대 실행 수”를 늘리세요.</translation>
    </message>
    <message>
      <source>{count:,} runs, drawn at random: {drawn:,} of {size:,} combinations, with {seeds:,} seeds each. Raise “Runs at most” to train all of them.</source>
      <translation>실행 {count:,}개: 조합 {size:,}개 중 {drawn:,}개를 무작위로 뽑아 시드 {seeds:,}개씩 학습합니다. 모두 학습하려면 “최대 실행 수”를 늘리세요.</translation>
    </message>
    <message>
      <source>{count:,} runs, with values drawn at random.</source>
      <translation>실행 {count:,}개, 값은 무작위로 뽑습니다.</translation>
    </message>
    <message>
      <source>{count:,} runs, with values drawn at random; {seeds:,} seeds of each combination.</source>
      <translation>실행 {count:,}개, 값은 무작위로 뽑으며 조합마다 시드 {seeds:,}개.</translation>
    </message>
    <message>
      <source>{count:,} runs: every combination.</source>
      <translation>실행 {count:,}개: 모든 조합.</translation>
    </message>
  </context>
  <context>
    <name>tables</name>
    <message>
      <source>Save the table</source>
      <translation>표 저장</translation>
    </message>
    <message>
      <source>Table (*{suffix})</source>
      <translation>표 (*{suffix})</translation>
    </message>
  </context>
  <context>
    <name>zips</name>
    <message>
      <source>&amp;With epochs</source>
      <translation>에포크 포함(&amp;W)</translation>
    </message>
    <message>
      <source>Open runs from zips</source>
      <translation>zip에서 실행 기록 열기</translation>
    </message>
    <message>
      <source>Save runs as a zip</source>
      <translation>실행 기록을 zip으로 저장</translation>
    </message>
    <message>
      <source>Take the weights of the epochs along? With them, the slider leads through the epochs on the other computer, too; the zip is {megabytes:,.1f} MB larger.</source>
      <translation>에포크마다의 가중치도 넣을까요? 넣으면 다른 컴퓨터에서도 슬라이더로 에포크를 둘러볼 수 있고, zip 파일이 {megabytes:,.1f} MB 커집니다.</translation>
    </message>
    <message>
      <source>With&amp;out epochs</source>
      <translation>에포크 제외(&amp;O)</translation>
    </message>
    <message>
      <source>Zipped runs (*{suffix})</source>
      <translation>실행 기록 zip (*{suffix})</translation>
    </message>
    <message>
      <source>{count:,} runs</source>
      <translation>실행 기록 {count:,}개</translation>
    </message>
  </context>
</TS>
