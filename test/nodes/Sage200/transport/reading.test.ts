import { recordIn, rowsIn } from '../../../../nodes/Sage200/transport/reading';

/** Answers with status 200 that are no list of records with a key. */
const ODD: unknown[] = [
	{},
	null,
	0,
	true,
	'nothing',
	'',
	{ Message: 'Please wait' },
	{ value: [{ id: 1 }] },
	{ value: [{ id: 1 }], '@odata.nextLink': 'x' },
	[{}],
	[{ id: null }],
	[{ id: '' }],
	[{ id: {} }],
	[{ id: 1 }, {}],
	[null],
	[[]],
	['a'],
	[1],
	{ id: 1 },
];

test.each(ODD)('an answer of %j is no list of records', (answer) => expect(rowsIn(answer, 'id')).toMatchObject({ ok: false }));

test.each([[[]], [[{ id: 1 }]], [[{ id: '7' }, { id: 2 }]]])('an answer of %j is one', (answer) =>
	expect(rowsIn(answer, 'id')).toEqual({ ok: true, value: answer }),
);

test.each([{}, null, 0, true, '', [], [{}], [{ id: 1 }, { id: 1 }], { Message: 'x' }, { id: 2 }, [{ id: 2 }]])(
	'an answer of %j is not the record 1',
	(answer) => expect(recordIn(answer, 'id', 1)).toMatchObject({ ok: false }),
);

test.each([{ id: 1 }, [{ id: 1 }], { id: '1' }])('an answer of %j is the record 1', (answer) =>
	expect(recordIn(answer, 'id', 1)).toMatchObject({ ok: true }),
);

test('of what has no key anything but nothing is one', () => {
	expect(recordIn({ a: 1 })).toEqual({ ok: true, value: { a: 1 } });
	expect(recordIn({})).toMatchObject({ ok: false });
});
