/**
 * The numbers that a list's results stand under, from which they are read in this order: the chunks of its file from 0 on, those of rows
 * that must meet, and whom the file forgets.
 */

/** Where the chunks of rows that must meet begin; a file has fewer than half a million others. */
export const firstMeeting = 500_000

/** Where the people begin whom the register has and the file has not: behind the last chunk of any file. */
export const firstBehindFile = 900_000

/** The highest number that a chunk's key holds. */
export const lastChunk = 999_999
