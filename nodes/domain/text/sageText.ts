/**
 * A text as Sage 200 compares it: case does not count, nor do blanks at the end (SQL Server's rule for its `CI` collations). The one rule for codes,
 * references and names of Sage; two texts are the same to Sage when this gives the same for both.
 */
export const sageText = (text: string): string => text.trimEnd().toLowerCase();

/** Whether Sage takes two texts for the same. */
export const isSameInSage = (one: string, other: string): boolean => sageText(one) === sageText(other);
