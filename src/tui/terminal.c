/* SPDX-License-Identifier: MIT */
/* Canvas to terminal and keys from it. Curses opens the terminal, reads its keys and knows what it can do;
 * frames are written by us (pen.c), one write() each (curses flushes at every move of the cursor). */
#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "pen.h"
#include "tui/view.h"

/* How long curses waits for the rest of a key's sequence after an ESC. */
#define ESCAPE_WAIT_MS 25

struct AcTerminal {
	SCREEN *screen;
	WINDOW *keys; /* a pad: reading keys from it refreshes nothing */
	AcCanvas *next, *shown;
	AcPen pen;
	int mouse_x, mouse_y;
	char *title; /* as we set it; NULL: it is as it was */
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
	terminal->pen.n_colours = max_colors;
	terminal->pen.foreground = set_a_foreground;
	terminal->pen.background = set_a_background;
	if (max_colors < 256 && has_more_colours()) {
		terminal->pen.n_colours = 256;
		terminal->pen.foreground = "\033[38;5;%p1%dm";
		terminal->pen.background = "\033[48;5;%p1%dm";
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
	g_clear_pointer(&terminal->pen.glyphs, ac_glyphs_free);
	if (!terminal->pen.is_console || ac_canvas_is_ascii(terminal->next))
		return;
	terminal->pen.glyphs = ac_glyphs_new(STDOUT_FILENO);
	gboolean has_halves =
	    ac_glyphs_has(terminal->pen.glyphs, 0x2580) && ac_glyphs_has(terminal->pen.glyphs, 0x2584);
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
	ac_pen_reset(&terminal->pen);
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
	nodelay(terminal->keys, TRUE);
	ac_pen_init(&terminal->pen);
	terminal->pen.is_console = g_str_has_prefix(g_getenv("TERM"), "linux"); /* there is one: start_curses() */
	find_colours(terminal);
	make_canvases(terminal);
	/* The Linux console shows every character it is given, these too, and orders none. */
	terminal->pen.may_order = !ac_canvas_is_ascii(terminal->next) && !terminal->pen.is_console;
	clear_whole(terminal);
	return g_steal_pointer(&terminal);
}

void ac_terminal_use_theme(AcTerminal *terminal, const AcTheme *theme)
{
	terminal->pen.theme = *theme;
	clear_whole(terminal);
}

AcCanvas *ac_terminal_canvas(AcTerminal *terminal)
{
	return terminal->next;
}

/* ---- showing --------------------------------------------------------------------------------- */

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

static void send(AcTerminal *terminal)
{
	write_all(terminal->pen.bytes->str, terminal->pen.bytes->len);
	g_string_truncate(terminal->pen.bytes, 0);
}

void ac_terminal_show(AcTerminal *terminal)
{
	ac_pen_frame(&terminal->pen, terminal->shown, terminal->next);
	send(terminal);
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
	GString *out = terminal->pen.bytes;
	if (terminal->title == NULL)
		g_string_append(out, "\033[22;2t");
	if (title != NULL)
		g_string_append_printf(out, "\033]2;%s\007", title);
	else
		g_string_append(out, "\033[23;2t");
	send(terminal);
	g_free(terminal->title);
	terminal->title = g_strdup(title);
}

void ac_terminal_bell(AcTerminal *terminal)
{
	ac_pen_capability(&terminal->pen, bell);
	send(terminal);
}

/* ---- leaving ---------------------------------------------------------------------------------- */

/* Cleared first: the Linux console and GNU screen have one screen, and somebody's skin would stay on it. */
static void leave_screen(AcTerminal *terminal)
{
	if (isendwin())
		return;
	if (terminal->pen.bytes != NULL) {
		ac_pen_capability(&terminal->pen, clear_screen);
		send(terminal);
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
	ac_pen_clear(&terminal->pen);
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
	if (terminal->pen.is_console)
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
