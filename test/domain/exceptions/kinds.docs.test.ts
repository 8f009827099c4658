import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION_KINDS } from '../../../nodes/domain/exceptions/kinds';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'exceptions.md'), 'utf8');
const rows = page.split('\n').flatMap((line) => {
	const match = /^\| `(\w+)` \| (\w+) \| (\d+) \| (.+) \|$/.exec(line);
	return match ? [{ kind: match[1], owner: match[2], dueHours: Number(match[3]) }] : [];
});

test('the page of exceptions names every kind with its owner and hours, and no other', () => {
	const kinds = Object.entries(EXCEPTION_KINDS).map(([kind, { owner, dueHours }]) => ({ kind, owner, dueHours }));
	const byKind = (a: { kind: string }, b: { kind: string }) => a.kind.localeCompare(b.kind);
	expect(rows.sort(byKind)).toEqual(kinds.sort(byKind));
});
