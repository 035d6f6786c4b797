/* Permanence.exe: loads the Python beside it and runs the program in this very process, without a console. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);

enum { LONGEST_PATH = 32768 };

static const wchar_t *const NEEDED[] = {
    L"runtime\\python311.dll", L"runtime\\python311.zip", L"app\\desktop_app\\__main__.py"};
static wchar_t *const FIRST[] = {L"-X", L"utf8", L"-m", L"desktop_app"};

enum { FIRST_COUNT = sizeof FIRST / sizeof *FIRST, NEEDED_COUNT = sizeof NEEDED / sizeof *NEEDED };

/* The path of a file of the program, from its path beside this one; valid until the next call. */
static const wchar_t *beside(const wchar_t *name)
{
    static wchar_t path[LONGEST_PATH + 64];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
    while (length > 0 && path[length - 1] != L'\\') {
        length--;
    }
    wcscpy(path + length, name);
    return path;
}

static int incomplete(const wchar_t *path)
{
    static wchar_t text[LONGEST_PATH + 512];
    /* The words as escapes: this file must read the same whatever the compiler takes it for. */
    _snwprintf(text, LONGEST_PATH + 511,
               L"L\u2019installation de Permanence est incompl\u00e8te. Vos donn\u00e9es ne sont pas touch\u00e9es.\n\n"
               L"Lancez \u00e0 nouveau le programme d\u2019installation, ou appelez la personne qui g\u00e8re les "
               L"ordinateurs.\n\nManque\u00a0: %ls", path);
    MessageBoxW(NULL, text, L"Permanence", MB_OK | MB_ICONERROR);
    return 1;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show)
{
    (void)instance, (void)previous, (void)line, (void)show;
    /* No library is ever taken from the folder a double click happened in. */
    SetDllDirectoryW(L"");
    for (int i = 0; i < NEEDED_COUNT; i++) {
        if (GetFileAttributesW(beside(NEEDED[i])) == INVALID_FILE_ATTRIBUTES) {
            return incomplete(beside(NEEDED[i]));
        }
    }
    HMODULE python = LoadLibraryExW(beside(NEEDED[0]), NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run) {
        return incomplete(beside(NEEDED[0]));
    }
    wchar_t **arguments = calloc(__argc + FIRST_COUNT + 1, sizeof *arguments);
    if (!arguments) {
        return 1;
    }
    arguments[0] = __wargv[0];
    memcpy(arguments + 1, FIRST, sizeof FIRST);
    memcpy(arguments + 1 + FIRST_COUNT, __wargv + 1, (__argc - 1) * sizeof *arguments);
    return run(__argc + FIRST_COUNT, arguments);
}
