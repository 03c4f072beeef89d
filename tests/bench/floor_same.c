/* SPDX-License-Identifier: MIT */
/*
 * bench/floor_same.c - the least a program costs with the libraries and the files of aftercare, deciding
 * nothing: floor_same screen|print DATABASE RULES… parses the rule files, reads every row, and draws the
 * floor's screen or prints.
 */
#include "screen.h"

#include <glib.h>
#include <jansson.h>
#include <libconfig.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static gboolean read_rules(const char *path)
{
	config_t config;
	config_init(&config);
	gboolean good = config_read_file(&config, path) == CONFIG_TRUE;
	config_destroy(&config);
	return good;
}

static int read_table(sqlite3 *database, const char *table)
{
	g_autofree char *sql = g_strdup_printf("SELECT * FROM \"%s\"", table);
	sqlite3_stmt *rows = NULL;
	int n = 0;
	if (sqlite3_prepare_v2(database, sql, -1, &rows, NULL) == SQLITE_OK)
		while (sqlite3_step(rows) == SQLITE_ROW)
			n += sqlite3_column_count(rows);
	sqlite3_finalize(rows);
	return n;
}

static int read_database(const char *path)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *tables = NULL;
	int n = 0;
	if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(database, "SELECT name FROM sqlite_master WHERE type = 'table'", -1, &tables,
	                       NULL) == SQLITE_OK)
		while (sqlite3_step(tables) == SQLITE_ROW)
			n += read_table(database, (const char *)sqlite3_column_text(tables, 0));
	sqlite3_finalize(tables);
	sqlite3_close(database);
	return n;
}

int main(int argc, char **argv)
{
	if (argc < 4)
		return 2;
	for (int i = 3; i < argc; i++)
		if (!read_rules(argv[i]))
			return 1;
	int values = read_database(argv[2]);
	json_t *kept = json_integer(values); /* the library is linked as well, and costs its place */
	int status = values > 0 ? 0 : 1;
	if (strcmp(argv[1], "screen") == 0)
		screen_run("Floor");
	else
		for (int line = 0; line < 5; line++)
			printf("%d of %" JSON_INTEGER_FORMAT " values\n", line, json_integer_value(kept));
	json_decref(kept);
	return status;
}
