/**
 * A foreign text as one line: breaks, blanks in a row and control characters of any kind count as one space. Sage's fields are lines of text, and a control
 * character in one of them breaks labels and imports that nobody would look for it in.
 */
export const plainLine = (text: string | undefined | null): string => (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
