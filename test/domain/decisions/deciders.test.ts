import { mayDecide, readDeciders, whyNot } from '../../../nodes/domain/decisions/deciders';

const TABLE = [
	{ person: ' Anna@Example.com ', kinds: 'approve, exceptions', note: null },
	{ person: 'anna@example.com', kinds: 'map' },
	{ person: 'ben@example.com', kinds: 'all' },
	{ person: 'carl@example.com', kinds: 'aprove' },
	{ person: 'dora@example.com', kinds: 'approve, everything' },
	{ person: 'Eve', kinds: 'all' },
	{ person: 'fay@example.com', kinds: '' },
	{ person: '', kinds: 'all' },
	{},
];

it.each([
	['anna@example.com', 'approve', true],
	['ANNA@example.com', 'exceptions', true],
	['anna@example.com', 'map', true],
	['anna@example.com', 'undo', false],
	['ben@example.com', 'undo', true],
	['carl@example.com', 'approve', false],
	['dora@example.com', 'approve', false],
	['eve', 'approve', false],
	['fay@example.com', 'approve', false],
	['', 'approve', false],
	['gus@example.com', 'approve', false],
	['anna@example.com.evil.example', 'approve', false],
])('%s may decide on "%s": %s', (person, kind, may) => {
	expect(mayDecide(readDeciders(TABLE), person, kind)).toBe(may);
});

it('names the rows that entitle nobody to anything', () => {
	expect(readDeciders(TABLE).faults).toEqual([
		'carl@example.com: "aprove" is not known; kinds are approve, undo, exceptions, map, upload, setUp or all',
		'dora@example.com: "everything" is not known; kinds are approve, undo, exceptions, map, upload, setUp or all',
		'"eve" is no e-mail address',
		'fay@example.com: "" is not known; kinds are approve, undo, exceptions, map, upload, setUp or all',
		'"" is no e-mail address',
	]);
});

it('refuses everybody while the table is empty, and says how the first one gets in', () => {
	const nobody = readDeciders([{}]);
	expect(mayDecide(nobody, 'anna@example.com', 'approve')).toBe(false);
	expect(whyNot(nobody, 'anna@example.com', 'approve')).toMatch(/^Nobody may decide yet: .*Prepare the tables\.$/);
});
