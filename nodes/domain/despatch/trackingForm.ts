/**
 * Forms of tracking numbers, as a client writes them: `A` a letter, `9` a digit, `X` either, everything else itself; several apart by `|`. No carrier's form is
 * built in, because none is known for certain.
 */
export const isForm = (form: string): boolean => form === '' || form.split('|').every((one) => /^[A-Za-z0-9 -]{4,60}$/.test(one.trim()));

const SYMBOLS: Readonly<Record<string, string>> = { A: '[A-Z]', '9': '\\d', X: '[A-Z0-9]' };

const patternOf = (form: string): RegExp => new RegExp(`^${[...form].map((letter) => SYMBOLS[letter] ?? letter.toUpperCase()).join('')}$`);

/** Whether a number has one of the forms; case and blanks do not count. Any number has the form ''. */
export function hasForm(number: string, form: string): boolean {
	if (form === '') return true;
	const plain = number.replace(/\s+/g, '').toUpperCase();
	return form.split('|').some((one) => patternOf(one.replace(/\s+/g, '')).test(plain));
}

/** What is wrong with a text as the tracking number of one parcel, in words; undefined when nothing is. */
export function complaintAbout(number: string, form: string): string | undefined {
	if (/\p{Cc}/u.test(number)) return 'has a line break or another control character';
	if (/[,;|]/.test(number)) return 'looks like several numbers';
	if (!/\d/.test(number)) return 'has no digit';
	return hasForm(number, form) ? undefined : `has not the form ${form} that the Courier map asks for`;
}
