/* SPDX-License-Identifier: MIT */
/**
 * render/guide.h - a topic of the guide: Markdown with a head of "key: value" lines, read into blocks of
 * spans for a screen, a sheet or JSON. Whoever wrote the file, what comes out is plain text: control
 * characters are replaced, raw HTML is left out, and a link leads only where the kinds below say.
 */
#ifndef AC_RENDER_GUIDE_H
#define AC_RENDER_GUIDE_H

#include "base/arena.h"
#include "render/json.h"
#include "render/sheet.h"

/** No topic is longer: an hour's reading. */
#define AC_TOPIC_MAX_BYTES (64 * 1024)

typedef enum {
	AC_SPAN_PLAIN,
	AC_SPAN_STRONG,
	AC_SPAN_EMPHASIS,
	AC_SPAN_MARK,  /* "[3]": the source of that number */
	AC_SPAN_ASK,   /* a link: what the person's own plan says of the activity (or words) @target */
	AC_SPAN_TOPIC, /* a link: the topic @target */
	AC_SPAN_ROOM,  /* a link: a screen, @target is "call" or "checkin" */
	AC_SPAN_WEB    /* an address, shown and never opened */
} AcSpanKind;

typedef struct {
	AcSpanKind kind;
	const char *text;   /* plain; a line break stands where the author wrote a hard one */
	const char *target; /* of a link, without its scheme (WEB: with); the id of a MARK; else NULL */
	guint number;       /* of a MARK, from 1 */
} AcTextSpan;

typedef enum {
	AC_BLOCK_HEADING,
	AC_BLOCK_PARAGRAPH,
	AC_BLOCK_ITEM, /* of a list: its first paragraph, or (bullet NULL) a further one */
	AC_BLOCK_CODE, /* one span with its line breaks */
	AC_BLOCK_RULE,
	AC_BLOCK_SOURCE /* a line of the list of sources; number is its own */
} AcBlockKind;

typedef struct {
	AcBlockKind kind;
	guint level;        /* HEADING: 1 to 6; ITEM: depth of its list, from 1 */
	guint number;       /* SOURCE */
	gboolean is_quote;  /* stands in a quotation */
	const char *bullet; /* ITEM: "•", "3."; NULL: goes on */
	const AcTextSpan *spans;
	guint n_spans;
} AcTextBlock;

typedef struct {
	const char *id, *title; /* title without its address */
	const char *url;        /* NULL: none is given */
} AcTopicSource;

typedef struct {
	const char *id;       /* the file's name without .md */
	const char *title;    /* never empty */
	const char *summary;  /* one line; may be "" */
	const char *language; /* "de"; "": whatever its folder was for */
	const char *file;
	int order;                    /* in the list; G_MAXINT: behind those that have one */
	const char *const *about;     /* activities by id; "task:x", "phase:x", "sign:x", "screen:x" */
	const char *const *words;     /* what else people look it up by */
	const AcTextBlock *blocks;    /* the sources, too */
	const AcTopicSource *sources; /* by number */
	const char *text;             /* all its words, folded, for searching */
	guint n_about, n_words, n_blocks, n_sources;
} AcTopic;

/** Where a topic comes from; all borrowed for the call. */
typedef struct {
	const char *id, *file, *language;
	const char *text;
	gsize length;
} AcTopicFile;

/** In @arena. NULL with @error (AC_ERROR_FILE, "file: …") when it is too long. */
const AcTopic *ac_topic_read(AcArena *arena, const AcTopicFile *file, GError **error);
/** The spans of a block as one text; owned by the caller. Marks are left out. */
char *ac_block_text(const AcTextBlock *block);

/** The list of @topics. */
void ac_sheet_topics(AcSheet *sheet, const AcTopic *const *topics, guint n);
/** All of a topic. */
void ac_sheet_topic_text(AcSheet *sheet, const AcTopic *topic);
/** The same; what its links lead to as commands at the end. */
void ac_sheet_topic(AcSheet *sheet, const AcTopic *topic);
char *ac_json_topics(const AcTopic *const *topics, guint n, AcJsonStyle style);
char *ac_json_topic(const AcTopic *topic, AcJsonStyle style);

#endif
