; What is settled before anything is written: for whom, where, and whether it may be.

Function .onInit
  Call Prepare
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_ICONSTOP "${NAME} demande Windows 10 (version 1703) ou plus récent, en 64 bits." /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
  ${GetParameters} $Given
  Call ReadOptions
  Call ChooseScope
  ${If} ${Silent}
    Call MustBeNoOlder
    Call MustBeOurs
    Call MustBeClosed
  ${EndIf}
FunctionEnd

; The command line as Windows itself cuts it, so that quotes may stand around a whole option or its value alone.
Function ReadOptions
  StrCpy $0 $CMDLINE
  System::Call 'shell32::CommandLineToArgvW(w r0, *i .r1) p .r2'
  StrCpy $3 $2
  ${For} $4 2 $1
    IntPtrOp $3 $3 + ${NSIS_PTR_SIZE}
    System::Call '*$3(w .r5)'
    StrCpy $6 $5 9
    StrCpy $7 $5 12
    ${If} $6 == "/DONNEES="
      StrCpy $Data $5 "" 9
    ${ElseIf} $7 == "/SAUVEGARDE="
      StrCpy $Backup $5 "" 12
    ${ElseIf} $5 == "/BUREAU"
      StrCpy $OnDesktop 1
    ${ElseIf} $5 == "/AllUsers"
      StrCpy $Scope "all"
    ${ElseIf} $5 == "/CurrentUser"
      StrCpy $Scope "one"
    ${EndIf}
  ${Next}
  System::Call 'kernel32::LocalFree(p r2)'
FunctionEnd

; As asked; else where it is installed already; else for every account when the administrator installs.
Function ChooseScope
  StrCpy $ForAll $Admin
  ReadRegStr $0 HKLM "${OWN_KEY}" "InstallDir"
  ReadRegStr $1 HKCU "${OWN_KEY}" "InstallDir"
  ${If} $0 != ""
    StrCpy $ForAll 1
  ${ElseIf} $1 != ""
    StrCpy $ForAll 0
  ${EndIf}
  ${If} $Scope == "one"
    StrCpy $ForAll 0
  ${ElseIf} $Scope == "all"
    StrCpy $ForAll 1
  ${EndIf}
  Call NeedRights
  Call TakeScope
  Call ChooseFolder
FunctionEnd

; For every account takes the administrator's rights: ask for them, or end.
Function NeedRights
  ${If} $ForAll == 1
  ${AndIf} $Admin == 0
    ${IfNot} ${Silent}
      Push "$EXEPATH"
      Push "$Given /AllUsers"
      Call AsAdmin
    ${EndIf}
    MessageBox MB_ICONSTOP "Installer ${NAME} pour tous les comptes de ce PC demande les droits d’administrateur." /SD IDOK
    SetErrorLevel ${NO_RIGHT}
    Quit
  ${EndIf}
FunctionEnd

; The folder given by /D= stands; else the one it is installed in, else the usual one.
Function ChooseFolder
  SetShellVarContext current
  StrCpy $0 "$LOCALAPPDATA\Programs\${NAME}"
  Call TakeScope
  ${If} $INSTDIR == $0
  ${OrIf} $INSTDIR == "$PROGRAMFILES64\${NAME}"
    ReadRegStr $1 SHCTX "${OWN_KEY}" "InstallDir"
    ${If} $1 != ""
      StrCpy $INSTDIR $1
    ${ElseIf} $ForAll == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ForWhom
  !insertmacro MUI_HEADER_TEXT "Pour qui ?" "Qui se servira de ${NAME} sur ce PC."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 8u 100% 12u "Pour &moi seulement (mon compte Windows)"
  Pop $0
  ${NSD_CreateLabel} 12u 22u 95% 20u "Sans les droits d’administrateur."
  Pop $1
  ${NSD_CreateRadioButton} 0 50u 100% 12u "Pour &tous les comptes de ce PC"
  Pop $Choice
  ${NSD_CreateLabel} 12u 64u 95% 20u "Demande les droits d’administrateur. Chaque compte Windows a ses propres données, sauf si un dossier commun est fixé."
  Pop $1
  ${If} $ForAll == 1
    ${NSD_Check} $Choice
    ${NSD_SetFocus} $Choice
  ${Else}
    ${NSD_Check} $0
    ${NSD_SetFocus} $0
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function ForWhomChosen
  ${NSD_GetState} $Choice $ForAll
  ${If} $ForAll == 1
  ${AndIf} $Admin == 0
    Push "$EXEPATH"
    Push "$Given /AllUsers"
    Call AsAdmin
    StrCpy $ForAll 0
    MessageBox MB_ICONINFORMATION "Sans les droits d’administrateur, ${NAME} ne peut être installé que pour vous."
    Abort
  ${EndIf}
  Call TakeScope
  Call ChooseFolder
  Call MustBeNoOlder
FunctionEnd

Function FolderChosen
  Call MustBeOurs
  Call MustBeClosed
FunctionEnd

; A newer version has brought the data to its own form, which an older one would refuse.
Function MustBeNoOlder
  ReadRegStr $0 SHCTX "${ADD_REMOVE}" "DisplayVersion"
  ${If} $0 == ""
    Return
  ${EndIf}
  ${VersionCompare} $0 "${VERSION}" $1
  ${If} $1 == 1
    MessageBox MB_ICONSTOP "La version $0 de ${NAME}, plus récente que celle-ci (${VERSION}), est installée sur ce PC. Rien n’a été modifié." /SD IDOK
    SetErrorLevel ${NEWER_HERE}
    Quit
  ${EndIf}
FunctionEnd

; An upgrade empties the program's folders: never those of somebody else.
Function MustBeOurs
  ${If} ${FileExists} "$INSTDIR\app\desktop_app\__init__.py"
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\runtime\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\site\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\app\*.*"
    MessageBox MB_ICONEXCLAMATION "Le dossier $INSTDIR contient déjà autre chose. Choisissez-en un autre." /SD IDOK
    ${IfNot} ${Silent}
      Abort
    ${EndIf}
    SetErrorLevel ${NOT_OURS}
    Quit
  ${EndIf}
FunctionEnd
