; The installer. setup.py writes beside it, in settings.nsh, what changes from build to build, and in payload.nsh the files.
;
; setup.exe [/S] [/CurrentUser|/AllUsers] [/DONNEES=folder] [/SAUVEGARDE=folder] [/BUREAU] [/D=folder]
; /D= comes last and is never quoted. Status: 0 done, 1 given up by the person, 2 not done (disk full, no right…),
; 3 the program is open, 4 administrator's rights are needed, 5 this Windows is too old, 6 a newer version is installed,
; 7 the folder belongs to something else.

Unicode true
!include "settings.nsh"
!ifdef TARGET
  Target "${TARGET}"
!endif
SetCompressor ${COMPRESSOR}
!ifdef AS_IT_IS
  SetCompress off
!endif
!ifdef DICTIONARY
  SetCompressorDictSize ${DICTIONARY}
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "nsDialogs.nsh"
!include "x64.nsh"

!define NAME "Permanence"
!define TRAINING "Permanence – entraînement"
!define ADD_REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define OWN_KEY "Software\${NAME}"
; Qt asks for the ICU that Windows has since its version 1703.
!define OLDEST_BUILD 15063

; How often setup looks whether the program has ended, at 0.3 s from one another.
!define PATIENCE 15

!define STILL_OPEN 3
!define NO_RIGHT 4
!define TOO_OLD 5
!define NEWER_HERE 6
!define NOT_OURS 7

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off
CRCCheck on

VIProductVersion "${DOTTED}"
VIFileVersion "${DOTTED}"
VIAddVersionKey /LANG=1036 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de ${NAME}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "EUPL 1.2"

Var ForAll        ; 1 for every account of this PC, 0 for this one
Var Admin         ; 1 when this process has the administrator's rights
Var Given         ; the options of the command line, as they stand
Var Scope         ; "all" or "one" when they ask for it
Var Data          ; what /DONNEES= asks, or nothing
Var Backup        ; what /SAUVEGARDE= asks, or nothing
Var OnDesktop     ; 1 when a silent installation wants the icon on the desktop
Var DeleteData    ; 1 when the person asked to delete the data
Var Choice

!define MUI_ICON "permanence.ico"
!define MUI_UNICON "permanence.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Installer ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${NAME} tient le guichet des permanences d’aide numérique : rendez-vous, feuille d’émargement et mandats, sans Internet.$\r$\n$\r$\nSi une version plus ancienne est installée, elle est remplacée et vos données sont gardées.$\r$\n$\r$\nFermez ${NAME} s’il est ouvert, puis cliquez sur Suivant."
!insertmacro MUI_PAGE_WELCOME
Page custom ForWhom ForWhomChosen
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderChosen
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} est installé"
!define MUI_FINISHPAGE_TEXT "Vous le trouverez dans le menu Démarrer, avec « ${TRAINING} » pour s’exercer sans risque."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir ${NAME}"
!define MUI_FINISHPAGE_RUN_FUNCTION Open
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Mettre une icône sur le bureau"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.WhatOfData un.WhatOfDataChosen
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} va être retiré de ce PC."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

!include "shared.nsh"
!include "choices.nsh"
!include "writing.nsh"
!include "removal.nsh"

Section "${NAME}"
  ; Where it was, when it moves; then what an older version left here.
  ReadRegStr $R0 SHCTX "${OWN_KEY}" "InstallDir"
  ${If} $R0 != ""
  ${AndIf} $R0 != $INSTDIR
    ${IfNot} ${FileExists} "$INSTDIR\permanence.ini"
      CreateDirectory "$INSTDIR"
      Rename "$R0\permanence.ini" "$INSTDIR\permanence.ini"
    ${EndIf}
    Push $R0
    Call RemoveProgram
  ${EndIf}
  DetailPrint "L’ancienne version est enlevée, vos données restent…"
  Push $INSTDIR
  Call RemoveProgram
  Call RemoveLinks

  DetailPrint "Les fichiers sont copiés…"
  SetDetailsPrint none
  !include "payload.nsh"
  SetDetailsPrint textonly
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  Call WriteSettings

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}\${TRAINING}.lnk" "$INSTDIR\${NAME}.exe" "--demo"
  ${If} ${Silent}
  ${AndIf} $OnDesktop == 1
    Call PutOnDesktop
  ${EndIf}

  WriteRegStr SHCTX "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${ADD_REMOVE}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${ADD_REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ADD_REMOVE}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr SHCTX "${ADD_REMOVE}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${ADD_REMOVE}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${ADD_REMOVE}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr SHCTX "${ADD_REMOVE}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${ADD_REMOVE}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${ADD_REMOVE}" "NoModify" 1
  WriteRegDWORD SHCTX "${ADD_REMOVE}" "NoRepair" 1
SectionEnd
