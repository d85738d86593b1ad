/** Which files of a film are the film, for whoever watches it; the others are what it is made of. */

/** The film itself, its subtitles, and the pictures that stand for it. */
const WATCHABLE = /^(film\.(mp4|srt|vtt)|poster\.png|publish\/cover-[\w-]+\.jpg)$/;

export const isWatchable = (path: string): boolean => WATCHABLE.test(path);
