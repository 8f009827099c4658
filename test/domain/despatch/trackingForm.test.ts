import { complaintAbout, hasForm, isForm } from '../../../nodes/domain/despatch/trackingForm';

test.each([
	['AB123456789GB', 'AA999999999GB', true],
	['ab 1234 5678 9gb', 'AA999999999GB', true],
	['AB123456789FR', 'AA999999999GB', false],
	['AB12345678GB', 'AA999999999GB', false],
	['15501234567890', 'AA999999999GB | 99999999999999', true],
	['H00A1B2C3', 'H99XXXXXX', true],
	['whatever 1', '', true],
])('%s has the form %s: %s', (number, form, fits) => {
	expect(hasForm(number, form)).toBe(fits);
});

test('a form is letters, digits, blanks and hyphens; anything else is none', () => {
	expect(['', 'AA99-99', 'A999|99999'].map(isForm)).toEqual([true, true, true]);
	expect(['(.*)+', '99', 'A999|'].map(isForm)).toEqual([false, false, false]);
});

test.each([
	['AB1;AB2', 'looks like several numbers'],
	['n/a', 'has no digit'],
	['AB1\tX', 'has a line break or another control character'],
	['AB1', undefined],
])('%j: %s', (number, complaint) => {
	expect(complaintAbout(number, '')).toBe(complaint);
});
