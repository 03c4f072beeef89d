/* SPDX-License-Identifier: MIT */
/* The next session as a code that a phone's camera reads: the one on the printed page, drawn with half
 * blocks. aftercare-print makes it. */
#include <string.h>

#include "common.h"
#include "print.h"
#include "views.h"

#include "app/options.h"
#include "app/paper.h"
#include "base/text.h"

/* Modules of white around it: readers want four, and make do with two. */
#define MARGIN_BEST  4
#define MARGIN_LEAST 2
/* Words narrower than that are no help beside it. */
#define WORDS_LEAST 22
#define WORDS_MOST  60
/* Below it they want that many rows. */
#define WORDS_BELOW 10
/* Rows of the screen that are not the code's: the bar, the status line, the footer. */
#define ROWS_BESIDE 3

typedef enum { FULL, DISCREET, N_CODES } Code;

/** What the work makes. Owned. */
typedef struct {
	char **words[N_CODES]; /* for aftercare-print */
	char *rows[N_CODES];   /* of "#" and ".", as ac_code_rows() makes them; NULL: there is none */
	char *complaint;       /* why */
} Codes;

typedef struct {
	AcBell *bell;
	AcWork *making;
	char *language; /* NULL: as the rules are written */
	Codes *codes;   /* NULL: not yet */
	gboolean is_outdated, is_discreet, is_swapped;
	char *when, *place; /* of the session; NULL: none is booked, no clinic is named */
} PhoneState;

/* ---- making it ------------------------------------------------------------------------------- */

static void free_codes(gpointer data)
{
	Codes *codes = data;
	for (Code code = 0; codes != NULL && code < N_CODES; code++) {
		g_strfreev(codes->words[code]);
		g_free(codes->rows[code]);
	}
	if (codes != NULL)
		g_free(codes->complaint);
	g_free(codes);
}

static void run(AcWork *work, gpointer data)
{
	Codes *codes = data;
	for (Code code = 0; code < N_CODES && codes->complaint == NULL; code++) {
		g_autoptr(GError) error = NULL;
		g_auto(AcRun) made = {.stop = ac_work_stopped(work)};
		if (ac_paper_make((const char *const *)codes->words[code], &made, &error))
			codes->rows[code] = g_strndup(made.out->str, made.out->len);
		else
			codes->complaint = g_strdup(error->message);
	}
}

static void make(PhoneState *phone, const AcApp *app)
{
	static const char *const privacy[N_CODES] = {"--privacy=full", "--privacy=discreet"};
	phone->is_outdated = phone->making != NULL;
	if (phone->making != NULL)
		return;
	Codes *codes = g_new0(Codes, 1);
	for (Code code = 0; code < N_CODES; code++) {
		GPtrArray *words = ac_print_whose(app, phone->language);
		g_ptr_array_add(words, g_strdup("--format=code"));
		g_ptr_array_add(words, g_strdup(privacy[code]));
		g_ptr_array_add(words, g_strdup("--output=-"));
		g_ptr_array_add(words, NULL);
		codes->words[code] = (char **)g_ptr_array_free(words, FALSE);
	}
	phone->making = ac_work_start(phone->bell, run, codes, free_codes);
}

static AcViewNext worked(void *state, AcApp *app)
{
	PhoneState *phone = state;
	Codes *made = ac_work_take(&phone->making);
	if (made == NULL)
		return ac_next_stay();
	if (phone->is_outdated && ac_app_plan(app) != NULL)
		make(phone, app);
	free_codes(phone->codes);
	phone->codes = made;
	return ac_next_stay();
}

static void take_bell(void *state, AcBell *bell)
{
	((PhoneState *)state)->bell = bell;
}

/* Who wants popups that tell nothing wants it so on the phone as well. */
static void open_phone(void *state, AcApp *app, const void *argument)
{
	PhoneState *phone = state;
	g_autoptr(AcOptions) options = ac_options_load(ac_app_paths(app), NULL);
	phone->language = g_strdup(argument);
	phone->is_discreet = options != NULL && ac_options_privacy(options) != AC_PRIVACY_FULL;
}

static void close_phone(void *state)
{
	PhoneState *phone = state;
	ac_work_clear(&phone->making);
	free_codes(phone->codes);
	g_free(phone->language);
	g_free(phone->when);
	g_free(phone->place);
}

static void update(void *state, AcApp *app)
{
	PhoneState *phone = state;
	const AcClinic *clinic = ac_app_clinic(app);
	g_clear_pointer(&phone->when, g_free);
	g_clear_pointer(&phone->place, g_free);
	if (ac_app_plan(app) == NULL)
		return;
	g_autoptr(AcArena) arena = ac_arena_new();
	AcWordsContext words = ac_tui_words(app);
	const AcDay *day = ac_plan_day(words.plan, arena, ac_time_date(words.now, words.zone));
	if (day->next_session != NULL)
		phone->when = ac_words_moment(&words, day->next_session->begin);
	if (clinic != NULL && clinic->name != NULL)
		phone->place = g_strdup(clinic->name);
	make(phone, app);
}

/* ---- the code -------------------------------------------------------------------------------- */

static int modules_of(const char *rows)
{
	return rows != NULL ? (int)strcspn(rows, "\n") : 0;
}

static gboolean is_dark(const char *rows, int modules, int x, int y)
{
	return x >= 0 && y >= 0 && x < modules && y < modules && rows[y * (modules + 1) + x] == '#';
}

/* Modules of white there is room for around it; negative: there is none for the code. */
static int margin_in(int modules, AcRect in)
{
	for (int margin = MARGIN_BEST; margin >= MARGIN_LEAST; margin--)
		if (modules + 2 * margin <= in.width && (modules + 2 * margin + 1) / 2 <= in.height)
			return margin;
	return -1;
}

/* Two modules a cell, one over the other. */
static AcRect draw_code(const PhoneState *phone, const char *rows, AcCanvas *canvas, AcRect in)
{
	static const char *const blocks[] = {" ", "▄", "▀", "█"};
	int modules = modules_of(rows), margin = margin_in(modules, in), side = modules + 2 * margin;
	guint swap = phone->is_swapped ? 1 : 0;
	AcRect code = {in.x, in.y, side, (side + 1) / 2};
	for (int row = 0; row < code.height; row++) {
		g_autoptr(GString) line = g_string_new(NULL);
		for (int x = -margin; x < modules + margin; x++) {
			guint upper = is_dark(rows, modules, x, 2 * row - margin) ? 1 : 0;
			guint lower = is_dark(rows, modules, x, 2 * row + 1 - margin) ? 1 : 0;
			g_string_append(line, blocks[((upper ^ swap) << 1) | (lower ^ swap)]);
		}
		ac_canvas_line(canvas, (AcRect){code.x, code.y + row, side, 1}, AC_ROLE_CODE, line->str);
	}
	return code;
}

/* ---- the words ------------------------------------------------------------------------------- */

typedef struct {
	AcCanvas *canvas;
	AcRect left; /* what is free yet */
	int gap;     /* rows between paragraphs */
} Column;

static void say(Column *column, unsigned role, const char *text)
{
	if (column->left.height < 1 || text == NULL || *text == '\0')
		return;
	int rows = ac_canvas_paragraph(column->canvas, column->left, role, text) + column->gap;
	column->left.y += rows;
	column->left.height -= rows;
}

static void say_which(const PhoneState *phone, Column *column, Code shown)
{
	g_autofree char *place =
	    phone->place != NULL ? g_strdup_printf(_("With where it is: %s."), phone->place) : NULL;
	say(column, AC_ROLE_STRONG, _("The next session"));
	column->left.y -= column->gap; /* the date belongs to it */
	column->left.height += column->gap;
	say(column, AC_ROLE_TEXT, phone->when);
	if (shown == FULL)
		say(column, AC_ROLE_TEXT, place);
	else if (!phone->is_discreet)
		say(column, AC_ROLE_TEXT,
		    _("The time alone: with the clinic the code is too large for this window. Enlarge it to have "
		      "both."));
	else
		say(column, AC_ROLE_TEXT, _("“Appointment” and the time: no name, no clinic."));
}

static void say_how(Column *column)
{
	say(column, AC_ROLE_TEXT,
	    _("Point the phone's camera at it: many phones offer to add it to the calendar. If yours does not "
	      "see it, press i."));
	say(column, AC_ROLE_DIM,
	    _("The same code is on the printed page. The whole plan, as a file for a calendar: aftercare "
	      "calendar "
	      "-o plan.ics"));
}

static void say_no_room(Column *column, int modules)
{
	int side = modules + 2 * MARGIN_LEAST;
	g_autofree char *size = g_strdup_printf(
	    _("The code needs a window of %d×%d; this one is %d×%d. Enlarge it, or make its letters smaller."),
	    MAX(side + 2, 40), (side + 1) / 2 + ROWS_BESIDE, ac_canvas_width(column->canvas),
	    ac_canvas_height(column->canvas));
	say(column, AC_ROLE_TEXT, size);
	say(column, AC_ROLE_TEXT,
	    _("Or: the printed page has it (Esc, then Enter). As a file for the phone: aftercare calendar -o "
	      "plan.ics"));
}

static void say_no_blocks(Column *column)
{
	say(column, AC_ROLE_TEXT, _("The code cannot be drawn here: this terminal has nothing but letters."));
	say(column, AC_ROLE_TEXT,
	    _("The printed page has it (Esc, then Enter). As a file for the phone: aftercare calendar -o "
	      "plan.ics"));
}

/* ---- both together --------------------------------------------------------------------------- */

static gboolean have_same(const Codes *codes)
{
	return g_strcmp0(codes->rows[FULL], codes->rows[DISCREET]) == 0;
}

/* The one that was chosen, or the smaller one where only that has room; N_CODES: neither has. */
static Code code_for(const PhoneState *phone, AcRect in)
{
	Code wanted = phone->is_discreet || have_same(phone->codes) ? DISCREET : FULL;
	for (Code code = wanted; code < N_CODES; code++)
		if (margin_in(modules_of(phone->codes->rows[code]), in) > 0)
			return code;
	return N_CODES;
}

/* The words beside it where there is room, else below it. */
static void draw_both(const PhoneState *phone, Code shown, AcCanvas *canvas, AcRect body)
{
	const char *rows = phone->codes->rows[shown];
	int modules = modules_of(rows), bottom = body.y + body.height;
	AcRect room = body;
	if (body.width - (modules + 2 * margin_in(modules, body)) - 3 < WORDS_LEAST)
		room.height = MAX(body.height - WORDS_BELOW, (modules + 2 * MARGIN_LEAST + 1) / 2);
	AcRect code = draw_code(phone, rows, canvas, room);
	int beside = body.width - code.width - 3;
	Column column = {canvas, {code.x, code.y + code.height, body.width, 0}, 0};
	if (beside >= WORDS_LEAST)
		column = (Column){canvas, {code.x + code.width + 3, body.y + 1, MIN(beside, WORDS_MOST), 0}, 1};
	column.left.height = bottom - column.left.y;
	ac_canvas_set_cursor(canvas, column.left.x, MIN(column.left.y, bottom - 1));
	say_which(phone, &column, shown);
	say_how(&column);
}

static void draw(void *state, G_GNUC_UNUSED const AcApp *app, AcCanvas *canvas)
{
	const PhoneState *phone = state;
	gboolean is_wide = ac_canvas_width(canvas) >= 60;
	AcRect words = ac_tui_title(canvas, _("Aftercare   On the phone"), is_wide ? phone->when : NULL);
	AcRect body = {words.x, 1, words.width, words.y + words.height - 1};
	Column column = {canvas, {words.x, words.y, MIN(words.width, WORDS_MOST), words.height}, 1};
	ac_canvas_set_cursor(canvas, words.x, words.y);
	if (!ac_canvas_has_halves(canvas))
		say_no_blocks(&column);
	else if (phone->codes == NULL)
		say(&column, AC_ROLE_DIM, _("It is being made…"));
	else if (phone->codes->complaint != NULL)
		say(&column, AC_ROLE_ALARM, phone->codes->complaint);
	else if (code_for(phone, body) == N_CODES)
		say_no_room(&column, modules_of(phone->codes->rows[DISCREET]));
	else
		draw_both(phone, code_for(phone, body), canvas, body);
}

static char *status(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const PhoneState *phone = state;
	gboolean has_code = phone->codes != NULL && phone->codes->complaint == NULL;
	return has_code ? g_strdup(_("Nothing is sent: the phone reads the screen.")) : NULL;
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* Or may have: what is typed ahead counts. */
static gboolean has_code(const void *state, G_GNUC_UNUSED const AcApp *app)
{
	const PhoneState *phone = state;
	return phone->codes == NULL || phone->codes->complaint == NULL;
}

static gboolean has_choice(const void *state, const AcApp *app)
{
	const PhoneState *phone = state;
	return has_code(state, app) && (phone->codes == NULL || !have_same(phone->codes));
}

static AcViewNext choose(void *state, G_GNUC_UNUSED AcApp *app)
{
	PhoneState *phone = state;
	phone->is_discreet = !phone->is_discreet;
	return ac_next_stay();
}

static AcViewNext swap(void *state, G_GNUC_UNUSED AcApp *app)
{
	PhoneState *phone = state;
	phone->is_swapped = !phone->is_swapped;
	return ac_next_stay();
}

static const AcKey keys[] = {
    {{'d', ' '}, N_("d"), N_("with the clinic, or the time alone"), N_("d discreet"), choose, has_choice},
    {{'i'}, N_("i"), N_("black for white: for screens without colours"), N_("i swap"), swap, has_code},
    AC_KEY_ROW_BACK,
    AC_KEY_ROW_HELP,
    AC_KEY_ROW_QUIT,
    {{0}, NULL, NULL, NULL, NULL, NULL},
};

const AcView ac_view_phone = {
    .id = "phone",
    .title = N_("On the phone"),
    .state_size = sizeof(PhoneState),
    .take_bell = take_bell,
    .open = open_phone,
    .close = close_phone,
    .update = update,
    .draw = draw,
    .help =
        N_("The next session as a code: a phone's camera reads it and may add the session to its calendar. "
           "It holds the time and the clinic, with d the time alone, and never a name."),
    .status = status,
    .worked = worked,
    .keys = keys,
};
