/** `2026-10-31T08:15:00Z`: how Amazon's answers write an instant. */
export const isoTime = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
