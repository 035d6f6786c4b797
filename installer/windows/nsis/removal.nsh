; The uninstaller.

Function un.onInit
  Call un.Prepare
  StrCpy $DeleteData 0
  StrCpy $ForAll 0
  StrCpy $1 $INSTDIR 1 -1
  ${If} $1 == "\"
    StrCpy $INSTDIR $INSTDIR -1
  ${EndIf}
  ReadRegStr $0 HKLM "${OWN_KEY}" "InstallDir"
  ${If} $0 == $INSTDIR
    StrCpy $ForAll 1
  ${EndIf}
  ${If} $ForAll == 1
  ${AndIf} $Admin == 0
    ${IfNot} ${Silent}
      Push "$INSTDIR\Uninstall.exe"
      Push ""
      Call un.AsAdmin
    ${EndIf}
    MessageBox MB_ICONSTOP "Retirer ${NAME} de tous les comptes demande les droits d’administrateur." /SD IDOK
    SetErrorLevel ${NO_RIGHT}
    Quit
  ${EndIf}
  Call un.TakeScope
  Call un.MustBeClosed
FunctionEnd

; The data are never deleted unless somebody says so here, twice. Those of a folder fixed by permanence.ini never are.
Function un.WhatOfData
  SetShellVarContext all
  ReadINIStr $0 "$INSTDIR\permanence.ini" "dossiers" "donnees"
  ReadINIStr $1 "$APPDATA\${NAME}\permanence.ini" "dossiers" "donnees"
  Call un.TakeScope
  ${If} "$0$1" != ""
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Vos données" "Rendez-vous, mandats et comptes enregistrés."
  SetShellVarContext current
  StrCpy $R1 "$LOCALAPPDATA\${NAME}"
  Call un.TakeScope
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "Les données de votre compte Windows sont dans :$\r$\n$R1"
  Pop $0
  ${NSD_CreateRadioButton} 0 32u 100% 12u "&Garder les données (conseillé)"
  Pop $0
  ${NSD_CreateLabel} 12u 46u 95% 20u "Vous les retrouverez si vous réinstallez ${NAME}."
  Pop $1
  ${NSD_CreateRadioButton} 0 74u 100% 12u "&Supprimer aussi les données, pour toujours"
  Pop $Choice
  ${NSD_CreateLabel} 12u 88u 95% 32u "La commune doit garder la trace des mandats : assurez-vous d’abord d’une sauvegarde sur une clé ou un partage. Les copies de cet ordinateur sont supprimées avec le reste."
  Pop $1
  ${NSD_Check} $0
  ${NSD_SetFocus} $0
  nsDialogs::Show
FunctionEnd

Function un.WhatOfDataChosen
  ${NSD_GetState} $Choice $DeleteData
  ${If} $DeleteData == 1
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Supprimer pour toujours les rendez-vous, les mandats et les comptes enregistrés dans$\r$\n$R1 ?" IDYES +3
    StrCpy $DeleteData 0
    Abort
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.MustBeClosed
  DetailPrint "Le programme est enlevé…"
  Push $INSTDIR
  Call un.RemoveProgram
  Call un.RemoveLinks
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "${OWN_KEY}"
  DeleteRegKey SHCTX "${ADD_REMOVE}"
  ${If} $DeleteData == 1
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\${NAME}"
    Delete "$INSTDIR\permanence.ini"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd
