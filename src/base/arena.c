/* SPDX-License-Identifier: MIT */
/* A chain of blocks; the newest is in front and is the one that is filled. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#define FIRST_BLOCK 4096
#define MAX_BLOCK   (256 * 1024)
#define ALIGNMENT   alignof(max_align_t)

typedef struct Block Block;
struct Block {
	Block *next;
	gsize size, used;
	alignas(max_align_t) char data[];
};

struct AcArena {
	Block *block;
	gsize next_size;
	Block *given; /* memory of the caller's; NULL: none */
};

AcArena *ac_arena_new(void)
{
	AcArena *arena = g_new0(AcArena, 1);
	arena->next_size = FIRST_BLOCK;
	return arena;
}

AcArena *ac_arena_new_in(void *memory, gsize size)
{
	g_assert((guintptr)memory % ALIGNMENT == 0 && size > sizeof(Block));
	AcArena *arena = ac_arena_new();
	arena->given = arena->block = memory;
	*arena->given = (Block){.size = size - sizeof(Block)};
	return arena;
}

gsize ac_arena_given_used(const AcArena *arena)
{
	return arena->block == arena->given ? sizeof(Block) + arena->given->used : 0;
}

static void free_blocks(const AcArena *arena)
{
	for (Block *block = arena->block, *next; block != NULL; block = next) {
		next = block->next;
		if (block != arena->given)
			g_free(block);
	}
}

void ac_arena_free(AcArena *arena)
{
	if (arena == NULL)
		return;
	free_blocks(arena);
	g_free(arena);
}

void ac_arena_reset(AcArena *arena)
{
	if (arena->block == NULL)
		return;
	/* The largest is kept, so that a screen drawn again needs one block from the second time on. */
	Block *largest = arena->block;
	for (Block *block = arena->block; block != NULL; block = block->next)
		if (block->size > largest->size)
			largest = block;
	for (Block *block = arena->block, *next; block != NULL; block = next) {
		next = block->next;
		if (block != largest && block != arena->given)
			g_free(block);
	}
	largest->next = NULL;
	largest->used = 0;
	arena->block = largest;
}

static Block *add_block(AcArena *arena, gsize size)
{
	gsize room = MAX(size, arena->next_size);
	g_assert(room <= G_MAXSIZE - sizeof(Block));
	Block *block = g_malloc(sizeof(Block) + room);
	block->size = room;
	block->used = 0;
	block->next = arena->block;
	arena->block = block;
	arena->next_size = MIN(arena->next_size * 2, MAX_BLOCK);
	return block;
}

static void *take(AcArena *arena, gsize size)
{
	g_assert(size <= G_MAXSIZE - ALIGNMENT);
	gsize rounded = (MAX(size, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	Block *block = arena->block;
	if (block == NULL || block->size - block->used < rounded)
		block = add_block(arena, rounded);
	void *memory = block->data + block->used;
	block->used += rounded;
	return memory;
}

void *ac_arena_alloc(AcArena *arena, gsize size)
{
	return memset(take(arena, size), 0, size);
}

char *ac_arena_strdup(AcArena *arena, const char *text)
{
	return text == NULL ? NULL : ac_arena_strndup(arena, text, strlen(text));
}

char *ac_arena_strndup(AcArena *arena, const char *text, gsize length)
{
	g_assert(length < G_MAXSIZE);
	char *copy = take(arena, length + 1);
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *ac_arena_printf(AcArena *arena, const char *format, ...)
{
	va_list measured, written;
	va_start(measured, format);
	va_copy(written, measured);
	int length = g_vsnprintf(NULL, 0, format, measured);
	va_end(measured);
	g_assert(length >= 0);
	char *text = take(arena, (gsize)length + 1);
	g_vsnprintf(text, (gsize)length + 1, format, written);
	va_end(written);
	return text;
}

void *ac_arena_memdup(AcArena *arena, const void *data, gsize size)
{
	void *copy = take(arena, size);
	if (size > 0)
		memcpy(copy, data, size);
	return copy;
}
