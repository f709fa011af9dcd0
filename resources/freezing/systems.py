"""What Windows and macOS are told about the program: version, manifest, and the files that it opens."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mnist_desktop import __version__
from mnist_desktop.core.lessons.lesson import SUFFIX as LESSON
from mnist_desktop.core.model.model_file import SUFFIX as MODEL

NAME = "MNIST Desktop"
ABOUT = "An offline neural-network lab for classrooms"
IDENTIFIER = "org.mnist-desktop.app"
RUNS = ".zip"
OLDEST_MACOS = "12.0"
"""Of the wheels of Qt and TensorFlow."""

# Per-monitor scaling, which Qt asks for as well, paths of more than 260 letters, and UTF-8 for what C libraries take for the
# system's code page, such as the names of files. See "Application manifests" at learn.microsoft.com.
MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0" processorArchitecture="*"
                        publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""


def version_resource() -> str:
    """What the properties of the program show on Windows, in the form that PyInstaller reads: a call of its own classes."""
    numbers = (*(int(part) for part in __version__.split(".")[:3]), 0, 0, 0, 0)[:4]
    strings = {
        "CompanyName": NAME, "FileDescription": f"{NAME}: {ABOUT}", "FileVersion": __version__, "InternalName": "mnist-desktop",
        "LegalCopyright": "MIT licence", "OriginalFilename": "mnist-desktop.exe", "ProductName": NAME,
        "ProductVersion": __version__,
    }  # fmt: skip
    told = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=[StringFileInfo([StringTable('040904B0', ["
        f"{told}])]), VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )


def info_plist() -> dict[str, object]:
    """What macOS reads about the bundle.

    A lesson has an ending of its own, and this program owns it. A model is JSON and a run's zip is a zip: the Finder offers the
    program for them, but a double-click stays with the program that had it.
    """
    lesson = f"{IDENTIFIER}.lesson"
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ko"],
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.education",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": lesson,
                "UTTypeDescription": f"{NAME} lesson",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {"public.filename-extension": [LESSON.removeprefix(".")]},
            }
        ],
        "CFBundleDocumentTypes": [
            _document("lesson", LESSON, lesson, "Owner"),
            _document("model", MODEL, "public.json", "Alternate"),
            _document("runs", RUNS, "public.zip-archive", "Alternate"),
        ],
    }


def _document(kind: str, suffix: str, identifier: str, rank: str) -> dict[str, object]:
    return {
        "CFBundleTypeName": f"{NAME} {kind}",
        "CFBundleTypeExtensions": [suffix.removeprefix(".")],
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": rank,
        "LSItemContentTypes": [identifier],
    }
