/* SPDX-License-Identifier: MIT */
/* Canvas to terminal and keys from it: the only file that includes curses. Curses opens the terminal, reads
 * its keys and knows what it can do; frames are written by us, one write() each (curses flushes at every move
 * of the cursor). */
#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "base/error.h"
#include "base/text.h"
#include "direction.h"
#include "glyphs.h"
#include "tui/view.h"

/* How long curses waits for the rest of a key's sequence after an ESC. */
#define ESCAPE_WAIT_MS 25
/* Fewer unchanged cells than this are written again rather than jumped over: it is shorter. */
#define SHORT_GAP 6
/* More blanks than this at the end of a row are erased rather than written. */
#define LONG_BLANK 5

/* What is sent for a key after ESC, with [ or with O before it. terminfo names one of the two, and what
 * stands between may not pass on which of them we asked for. */
static const struct {
	char final;
	int code;
} cursor_keys[] = {
    {'A', KEY_UP}, {'B', KEY_DOWN}, {'C', KEY_RIGHT}, {'D', KEY_LEFT}, {'H', KEY_HOME}, {'F', KEY_END},
};

static const AcThemeStyle plain_style = {0, -1, -1};

struct AcTerminal {
	SCREEN *screen;
	WINDOW *keys; /* a pad: reading keys from it refreshes nothing */
	AcCanvas *next, *shown;
	AcTheme theme;
	int n_colours;                       /* 0: monochrome */
	const char *foreground, *background; /* the capability that sets it */
	gboolean is_console;
	AcGlyphs *glyphs;   /* of the Linux console; NULL: a terminal with the fonts of a desktop, or ASCII */
	GString *bytes;     /* of the frame in the making */
	AcThemeStyle style; /* as the terminal has it at this point of the bytes */
	int mouse_x, mouse_y;
	gboolean isolates; /* it may order letters: text from right to left is kept apart */
	char *title;       /* as we set it; NULL: it is as it was */
};

/* ---- opening and closing --------------------------------------------------------------------- */

/* A crash inside a frame must not leave the shell without echo and cursor. */
static void on_crash(int signal_number)
{
	if (!isendwin())
		endwin();
	raise(signal_number);
}

static void catch_crashes(void)
{
	static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
	struct sigaction action = {.sa_handler = on_crash};
	action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER);
	for (gsize i = 0; i < G_N_ELEMENTS(crashes); i++)
		sigaction(crashes[i], &action, NULL);
}

static gboolean refuse(GError **error, const char *name)
{
	g_set_error(error, AC_ERROR, AC_ERROR_FAILED,
	            _("The terminal \"%s\" cannot place text on the screen. Use `aftercare today` for the day as "
	              "plain text, "
	              "or set TERM to what your terminal is."),
	            name);
	return FALSE;
}

static gboolean start_curses(AcTerminal *terminal, GError **error)
{
	const char *name = g_getenv("TERM");
	g_autofree char *plain = ac_text_plain(name);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		g_set_error_literal(error, AC_ERROR, AC_ERROR_FAILED,
		                    _("There is no terminal here. `aftercare today` prints the day."));
		return FALSE;
	}
	if (name == NULL || name[0] == '\0' || strcmp(name, "dumb") == 0)
		return refuse(error, name == NULL || name[0] == '\0' ? "" : plain);
	/* Asked for first on its own: newterm() loses memory when there is no such terminal. */
	int found;
	if (setupterm(NULL, STDOUT_FILENO, &found) == ERR)
		return refuse(error, plain);
	del_curterm(cur_term);
	terminal->screen = newterm(NULL, stdout, stdin);
	if (terminal->screen == NULL)
		return refuse(error, plain);
	if (cursor_address == NULL || clear_screen == NULL) {
		endwin();
		return refuse(error, plain);
	}
	return TRUE;
}

/* "xterm" has 8 colours, and xterm 256 of them: it says who it is. */
static gboolean has_more_colours(void)
{
	const char *more = g_getenv("COLORTERM");
	return strcmp(g_getenv("TERM"), "xterm") == 0 &&
	       (g_getenv("XTERM_VERSION") != NULL || (more != NULL && more[0] != '\0'));
}

static void find_colours(AcTerminal *terminal)
{
	const char *no_color = g_getenv("NO_COLOR");
	if ((no_color != NULL && no_color[0] != '\0') || set_a_foreground == NULL || max_colors < 8)
		return;
	terminal->n_colours = max_colors;
	terminal->foreground = set_a_foreground;
	terminal->background = set_a_background;
	if (max_colors < 256 && has_more_colours()) {
		terminal->n_colours = 256;
		terminal->foreground = "\033[38;5;%p1%dm";
		terminal->background = "\033[48;5;%p1%dm";
	}
}

static void make_canvases(AcTerminal *terminal)
{
	gboolean ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	ac_canvas_free(terminal->next);
	ac_canvas_free(terminal->shown);
	terminal->next = ac_canvas_new(COLS, LINES, ascii);
	terminal->shown = ac_canvas_new(COLS, LINES, ascii);
}

/* Again and again: another font may have been loaded since. */
static void learn_glyphs(AcTerminal *terminal)
{
	g_clear_pointer(&terminal->glyphs, ac_glyphs_free);
	if (!terminal->is_console || ac_canvas_is_ascii(terminal->next))
		return;
	terminal->glyphs = ac_glyphs_new(STDOUT_FILENO);
	gboolean has_halves = ac_glyphs_has(terminal->glyphs, 0x2580) && ac_glyphs_has(terminal->glyphs, 0x2584);
	ac_canvas_set_halves(terminal->next, has_halves);
	ac_canvas_set_halves(terminal->shown, has_halves);
}

/* Curses writes what a screen needs at its beginning, and clears it; its own windows stay blank for ever. */
static void clear_whole(AcTerminal *terminal)
{
	clearok(curscr, TRUE);
	refresh();
	learn_glyphs(terminal);
	ac_canvas_clear(terminal->shown);
	terminal->style = plain_style;
}

/* What the terminal's own description says stays as it is. */
static void learn_cursor_keys(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cursor_keys); i++) {
		char normal[] = {0x1B, '[', cursor_keys[i].final, '\0'};
		char application[] = {0x1B, 'O', cursor_keys[i].final, '\0'};
		if (key_defined(normal) == 0)
			define_key(normal, cursor_keys[i].code);
		if (key_defined(application) == 0)
			define_key(application, cursor_keys[i].code);
	}
}

AcTerminal *ac_terminal_open(GError **error)
{
	g_autoptr(AcTerminal) terminal = g_new0(AcTerminal, 1);
	if (!start_curses(terminal, error))
		return NULL;
	catch_crashes();
	cbreak();
	noecho();
	nonl();
	set_escdelay(ESCAPE_WAIT_MS);
	terminal->keys = newpad(1, 1);
	keypad(terminal->keys, TRUE);
	learn_cursor_keys();
	nodelay(terminal->keys, TRUE);
	(void)ac_theme_use(&terminal->theme, "auto", NULL, NULL);
	terminal->is_console = g_str_has_prefix(g_getenv("TERM"), "linux"); /* there is one: start_curses() */
	find_colours(terminal);
	terminal->bytes = g_string_sized_new(8192);
	make_canvases(terminal);
	/* The Linux console shows every character it is given, these too, and orders none. */
	terminal->isolates = !ac_canvas_is_ascii(terminal->next) && !terminal->is_console;
	clear_whole(terminal);
	return g_steal_pointer(&terminal);
}

void ac_terminal_use_theme(AcTerminal *terminal, const AcTheme *theme)
{
	terminal->theme = *theme;
	clear_whole(terminal);
}

AcCanvas *ac_terminal_canvas(AcTerminal *terminal)
{
	return terminal->next;
}

/* ---- showing --------------------------------------------------------------------------------- */

/* A capability without its padding, which no terminal of this century waits for. */
static void append_capability(GString *out, const char *capability)
{
	for (const char *p = capability; p != NULL && *p != '\0'; p++) {
		const char *end = p[0] == '$' && p[1] == '<' ? strchr(p, '>') : NULL;
		if (end != NULL)
			p = end;
		else
			g_string_append_c(out, *p);
	}
}

static char *with_number(const char *capability, int number)
{
	return tparm(capability, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

static void move_to(AcTerminal *terminal, int x, int y)
{
	append_capability(terminal->bytes, tparm(cursor_address, (long)y, (long)x, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

static gboolean same_style(const AcThemeStyle *a, const AcThemeStyle *b)
{
	return a->flags == b->flags && a->foreground == b->foreground && a->background == b->background;
}

static void set_style(AcTerminal *terminal, AcThemeStyle style)
{
	GString *out = terminal->bytes;
	const AcThemeStyle *old = &terminal->style;
	if (same_style(&style, old))
		return;
	/* Nothing is ever taken away but all at once. */
	gboolean fresh = (old->flags & ~style.flags) != 0 || (old->foreground >= 0 && style.foreground < 0) ||
	                 (old->background >= 0 && style.background < 0);
	if (fresh) {
		append_capability(out, exit_attribute_mode);
		terminal->style = plain_style;
	}
	unsigned more = style.flags & ~old->flags;
	append_capability(out, (more & AC_LOOK_BOLD) != 0 ? enter_bold_mode : NULL);
	append_capability(out, (more & AC_LOOK_UNDERLINE) != 0 ? enter_underline_mode : NULL);
	append_capability(out, (more & AC_LOOK_REVERSE) != 0 ? enter_reverse_mode : NULL);
	if (style.foreground != old->foreground)
		append_capability(out, with_number(terminal->foreground, style.foreground));
	if (style.background != old->background)
		append_capability(out, with_number(terminal->background, style.background));
	terminal->style = style;
}

static void write_on_console(AcTerminal *terminal, const AcCell *cell)
{
	if (cell->width == 2)
		g_string_append(terminal->bytes, "??");
	else
		g_string_append_unichar(terminal->bytes, ac_glyphs_nearest(terminal->glyphs, cell));
}

static void write_cell(AcTerminal *terminal, const AcCell *cell)
{
	if (cell->width == 0)
		return;
	set_style(terminal,
	          ac_theme_style(&terminal->theme, terminal->n_colours, terminal->is_console, cell->role));
	if (terminal->glyphs != NULL && (cell->text[0] >= 0x80 || cell->text[1] != 0)) {
		write_on_console(terminal, cell);
		return;
	}
	/* The C library may know fewer characters than GLib: what it cannot place would shift the rest of the
	 * row. */
	if (cell->text[0] >= 0x80 && wcwidth((wchar_t)cell->text[0]) != cell->width) {
		g_string_append(terminal->bytes, cell->width == 2 ? "??" : "?");
		return;
	}
	for (int i = 0; i < AC_CELL_CHARS && cell->text[i] != 0; i++)
		g_string_append_unichar(terminal->bytes, cell->text[i]);
}

static gboolean is_blank(const AcCell *cell)
{
	return cell->text[0] == ' ' && cell->text[1] == 0 && cell->role == AC_ROLE_TEXT;
}

/* Where the blanks begin that reach to the end of the row. */
static int blank_from(const AcCell *row, int width)
{
	while (width > 0 && is_blank(&row[width - 1]))
		width--;
	return width;
}

/* The next changed cell from @x on, or @width. */
static int next_change(const AcCell *fresh, const AcCell *old, int x, int width)
{
	while (x < width && ac_cell_equal(&fresh[x], &old[x]))
		x++;
	return x;
}

/* Text from right to left is isolated, and the terminal orders its letters: whole, where a part of it has
 * changed. */
static gboolean show_passage(AcTerminal *terminal, const AcCell *row, AcRect in, int *x)
{
	int from, to;
	if (!terminal->isolates || !ac_direction_passage(row, in.width, *x, &from, &to))
		return FALSE;
	move_to(terminal, from, in.y);
	g_string_append(terminal->bytes, AC_DIRECTION_BEGIN);
	for (int at = from; at < to; at++)
		write_cell(terminal, &row[at]);
	g_string_append(terminal->bytes, AC_DIRECTION_END);
	*x = to;
	return TRUE;
}

/* A wide character is written whole. */
static int begin_of(const AcCell *row, int x)
{
	while (x > 0 && row[x].width == 0)
		x--;
	return x;
}

static int end_of(const AcCell *row, int width, int x)
{
	for (x++; x < width && row[x].width == 0;)
		x++;
	return x;
}

static gboolean has_passage(const AcCell *row, int from, int to)
{
	int first, last;
	while (from < to && !ac_direction_passage(row, to, from, &first, &last))
		from++;
	return from < to;
}

static void show_row(AcTerminal *terminal, int y)
{
	const AcCell *fresh = ac_canvas_row(terminal->next, y), *old = ac_canvas_row(terminal->shown, y);
	int width = ac_canvas_width(terminal->next), at = -1, blank = blank_from(fresh, width);
	/* A terminal that wraps at once would scroll when its last cell is written. */
	if (auto_right_margin && !eat_newline_glitch && y == ac_canvas_height(terminal->next) - 1)
		width--;
	for (int x = next_change(fresh, old, 0, width); x < width; x = next_change(fresh, old, x, width)) {
		x = begin_of(fresh, x);
		if (show_passage(terminal, fresh, (AcRect){0, y, width, 1}, &x)) {
			at = -1;
			continue;
		}
		if (at < 0 || x - at > SHORT_GAP || has_passage(fresh, at, x))
			move_to(terminal, x, y);
		else
			while (at < x)
				write_cell(terminal, &fresh[at++]);
		if (x >= blank && width - x > LONG_BLANK && clr_eol != NULL) {
			set_style(terminal, plain_style);
			append_capability(terminal->bytes, clr_eol);
			return;
		}
		write_cell(terminal, &fresh[x]);
		at = x = end_of(fresh, width, x);
	}
}

static void write_all(const char *bytes, gsize length)
{
	while (length > 0) {
		ssize_t written = write(STDOUT_FILENO, bytes, length);
		if (written >= 0) {
			bytes += written;
			length -= (gsize)written;
		} else if (errno == EAGAIN) {
			struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
			poll(&room, 1, -1);
		} else if (errno != EINTR) {
			return; /* the terminal is gone; the loop hears of it by its own way */
		}
	}
}

void ac_terminal_show(AcTerminal *terminal)
{
	int x, y;
	g_string_truncate(terminal->bytes, 0);
	for (int row = 0; row < ac_canvas_height(terminal->next); row++)
		show_row(terminal, row);
	set_style(terminal, plain_style);
	ac_canvas_cursor(terminal->next, &x, &y);
	move_to(terminal, x, y);
	write_all(terminal->bytes->str, terminal->bytes->len);
	AcCanvas *shown = terminal->next;
	terminal->next = terminal->shown;
	terminal->shown = shown;
}

/* Terminals like xterm say so (XT) and keep the old title on a stack; others have a status line to write
 * into, and nothing brings the old one back. */
static gboolean has_titles(void)
{
	return tigetflag("XT") > 0;
}

void ac_terminal_set_title(AcTerminal *terminal, const char *title)
{
	if (g_strcmp0(title, terminal->title) == 0 || !has_titles())
		return;
	g_string_truncate(terminal->bytes, 0);
	if (terminal->title == NULL)
		g_string_append(terminal->bytes, "\033[22;2t");
	if (title != NULL)
		g_string_append_printf(terminal->bytes, "\033]2;%s\007", title);
	else
		g_string_append(terminal->bytes, "\033[23;2t");
	write_all(terminal->bytes->str, terminal->bytes->len);
	g_free(terminal->title);
	terminal->title = g_strdup(title);
}

void ac_terminal_bell(AcTerminal *terminal)
{
	g_string_truncate(terminal->bytes, 0);
	append_capability(terminal->bytes, bell);
	write_all(terminal->bytes->str, terminal->bytes->len);
}

/* ---- leaving ---------------------------------------------------------------------------------- */

/* Cleared first: the Linux console and GNU screen have one screen, and somebody's skin would stay on it. */
static void leave_screen(AcTerminal *terminal)
{
	if (isendwin())
		return;
	if (terminal->bytes != NULL) {
		g_string_truncate(terminal->bytes, 0);
		append_capability(terminal->bytes, clear_screen);
		write_all(terminal->bytes->str, terminal->bytes->len);
	}
	endwin();
}

void ac_terminal_close(AcTerminal *terminal)
{
	if (terminal == NULL)
		return;
	if (terminal->screen != NULL) {
		ac_terminal_set_title(terminal, NULL);
		leave_screen(terminal);
		if (terminal->keys != NULL)
			delwin(terminal->keys);
		delscreen(terminal->screen);
	}
	ac_canvas_free(terminal->next);
	ac_canvas_free(terminal->shown);
	ac_glyphs_free(terminal->glyphs);
	if (terminal->bytes != NULL)
		g_string_free(terminal->bytes, TRUE);
	g_free(terminal);
}

/* ---- keys and signals ------------------------------------------------------------------------ */

static const struct {
	wint_t code;
	int key;
} function_keys[] = {
    {KEY_UP, AC_KEY_UP},
    {KEY_DOWN, AC_KEY_DOWN},
    {KEY_LEFT, AC_KEY_LEFT},
    {KEY_RIGHT, AC_KEY_RIGHT},
    {KEY_PPAGE, AC_KEY_PAGE_UP},
    {KEY_NPAGE, AC_KEY_PAGE_DOWN},
    {KEY_HOME, AC_KEY_HOME},
    {KEY_END, AC_KEY_END},
    {KEY_ENTER, AC_KEY_ENTER},
    {KEY_BTAB, AC_KEY_BACK_TAB},
    {KEY_BACKSPACE, AC_KEY_BACKSPACE},
    {KEY_DC, AC_KEY_DELETE},
    {KEY_IC, AC_KEY_INSERT},
};

static const struct {
	wint_t code;
	int key;
} control_keys[] = {
    {'\r', AC_KEY_ENTER},     {'\n', AC_KEY_ENTER}, {'\t', AC_KEY_TAB},
    {0x1B, AC_KEY_ESCAPE},    {0x18, AC_KEY_HIDE},  {0x7F, AC_KEY_BACKSPACE},
    {'\b', AC_KEY_BACKSPACE}, {0x15, AC_KEY_CLEAR}, {0x0C, AC_KEY_REDRAW},
};

void ac_terminal_use_mouse(AcTerminal *terminal, gboolean use)
{
	/* There curses looks for a service instead, which costs a library and is hardly ever set up. */
	if (terminal->is_console)
		return;
	mouseinterval(0); /* a press is a press: no waiting whether it becomes a double one */
	mousemask(use ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

int ac_terminal_touched(const AcTerminal *terminal)
{
	return ac_canvas_touched(terminal->shown, terminal->mouse_x, terminal->mouse_y);
}

/* The wheel is the keys up and down. */
static int read_mouse(AcTerminal *terminal)
{
	MEVENT event;
	if (getmouse(&event) != OK)
		return 0;
	terminal->mouse_x = event.x;
	terminal->mouse_y = event.y;
	if ((event.bstate & BUTTON4_PRESSED) != 0)
		return AC_KEY_UP;
	if ((event.bstate & BUTTON5_PRESSED) != 0)
		return AC_KEY_DOWN;
	return (event.bstate & BUTTON1_PRESSED) != 0 ? AC_KEY_TOUCH : 0;
}

int ac_terminal_key(AcTerminal *terminal)
{
	wint_t code;
	for (int kind; (kind = wget_wch(terminal->keys, &code)) != ERR;) {
		if (kind == KEY_CODE_YES && code == KEY_MOUSE) {
			int key = read_mouse(terminal);
			if (key != 0)
				return key;
			continue;
		}
		if (kind == KEY_CODE_YES) {
			for (gsize i = 0; i < G_N_ELEMENTS(function_keys); i++)
				if (function_keys[i].code == code)
					return function_keys[i].key;
			continue;
		}
		if (code >= 0x20 && code != 0x7F)
			return (int)code;
		for (gsize i = 0; i < G_N_ELEMENTS(control_keys); i++)
			if (control_keys[i].code == code) {
				if (control_keys[i].key != AC_KEY_REDRAW)
					return control_keys[i].key;
				clear_whole(terminal);
			}
	}
	return 0;
}

void ac_terminal_resize(AcTerminal *terminal)
{
	struct winsize size = {0};
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
	    (size.ws_row != LINES || size.ws_col != COLS)) {
		resizeterm(size.ws_row, size.ws_col);
		make_canvases(terminal);
	}
	clear_whole(terminal);
}

void ac_terminal_suspend(AcTerminal *terminal)
{
	ac_terminal_set_title(terminal, NULL);
	struct sigaction plain = {.sa_handler = SIG_DFL}, before;
	sigset_t only, mask;
	sigemptyset(&only);
	sigaddset(&only, SIGTSTP);
	leave_screen(terminal);
	sigaction(SIGTSTP, &plain, &before);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &only, &mask); /* here it stops, and here it goes on */
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGTSTP, &before, NULL);
	ac_terminal_resize(terminal);
}
