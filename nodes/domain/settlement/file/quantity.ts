/** Most digits of units that are believed: more are a misprint. */
export const QUANTITY_DIGITS = 9;
const UNITS = /^\d{1,9}$/;

/** Units of a row; 0 where the cell is blank or is no whole number: how many they are is then not known. */
export const quantityOf = (text: string): number => (UNITS.test(text) ? Number(text) : 0);
