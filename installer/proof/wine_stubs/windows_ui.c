/* Qt's Windows platform asks the class Windows.UI.ViewManagement.UISettings for the colours of the session and ends
   the program when it cannot be had, and wine has no such class before version 9: here a light session in blue. */

#include <windows.h>

/* The start of every WinRT interface: IUnknown, then IInspectable. */
typedef struct Object Object;
typedef struct {
    HRESULT(WINAPI *query)(Object *, const GUID *, void **);
    ULONG(WINAPI *hold)(Object *);
    ULONG(WINAPI *release)(Object *);
    HRESULT(WINAPI *interfaces)(Object *, ULONG *, GUID **);
    HRESULT(WINAPI *class_name)(Object *, void **);
    HRESULT(WINAPI *trust)(Object *, int *);
    void *own[34];
} Table;
struct Object {
    const Table *table;
};

static const GUID ACTIVATION = {0x00000035, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID SETTINGS = {0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}};
static const GUID COLOURS = {0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};

static Object factory, settings, colours;

/* IUnknown, IInspectable and IAgileObject are answered by the object that is asked. */
static BOOL is_common(const GUID *asked)
{
    static const GUID common[] = {
        {0x00000000, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}},
        {0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}},
        {0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}},
    };
    for (int i = 0; i < 3; i++)
        if (IsEqualGUID(asked, &common[i]))
            return TRUE;
    return FALSE;
}

static HRESULT WINAPI query(Object *self, const GUID *asked, void **found)
{
    *found = NULL;
    if (is_common(asked))
        *found = self;
    else if (self == &factory)
        *found = IsEqualGUID(asked, &ACTIVATION) ? &factory : NULL;
    else if (IsEqualGUID(asked, &SETTINGS))
        *found = &settings;
    else if (IsEqualGUID(asked, &COLOURS))
        *found = &colours;
    return *found ? S_OK : E_NOINTERFACE;
}

static ULONG WINAPI count(Object *self) { return 1; }

static HRESULT WINAPI interfaces(Object *self, ULONG *number, GUID **ids)
{
    *number = 0;
    *ids = NULL;
    return S_OK;
}

static HRESULT WINAPI class_name(Object *self, void **name)
{
    *name = NULL;
    return S_OK;
}

static HRESULT WINAPI trust(Object *self, int *level)
{
    *level = 0;
    return S_OK;
}

static HRESULT WINAPI activate(Object *self, void **made)
{
    *made = &settings;
    return S_OK;
}

typedef struct {
    BYTE a, r, g, b;
} Colour;

/* UIColorType: 0 is the background, 1 the foreground, the others are shades of the accent. */
static HRESULT WINAPI colour(Object *self, int kind, Colour *answer)
{
    static const Colour white = {255, 255, 255, 255}, black = {255, 0, 0, 0}, blue = {255, 0, 120, 212};
    *answer = kind == 0 ? white : kind == 1 ? black : blue;
    return S_OK;
}

static HRESULT WINAPI watch(Object *self, void *handler, INT64 *token)
{
    *token = 1;
    return S_OK;
}

static HRESULT WINAPI unwatch(Object *self, INT64 token) { return S_OK; }

static HRESULT WINAPI not_here(void) { return E_NOTIMPL; }

#define COMMON query, count, count, interfaces, class_name, trust
static const Table factory_table = {COMMON, {activate}};
static const Table colours_table = {COMMON, {colour, watch, unwatch}};
static Table settings_table = {COMMON, {0}};
static Object factory = {&factory_table}, settings = {&settings_table}, colours = {&colours_table};

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **found)
{
    for (int i = 0; i < 34; i++)
        settings_table.own[i] = not_here;
    *found = &factory;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
