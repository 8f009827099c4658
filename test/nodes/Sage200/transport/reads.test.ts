import { equals } from '../../../../nodes/Sage200/transport/filter';
import { payment, world } from './world';

describe('an answer that is not what was asked for', () => {
	test.each(['{}', 'null', '0', '"text"', '{"Message":"x"}', '{"value":[{"id":1}]}', '[{}]'])('is asked for again: %s', async (body) => {
		const { client, sent } = world([
			{ statusCode: 200, body },
			{ statusCode: 200, body: '[{"id":7}]' },
		]);
		expect((await (await client()).page('/banks', {}, 'id')).value).toEqual([{ id: 7 }]);
		expect(sent).toHaveLength(2);
	});

	test('is an error when it stays: nothing is concluded from it', async () => {
		const { client, sent } = world([{ statusCode: 200, body: '{}' }]);
		await expect((await client()).page('/banks', {}, 'id')).rejects.toThrow(
			'an answer that cannot be understood (GET /banks): it is no list',
		);
		expect(sent).toHaveLength(4);
	});

	test('of records that the filter leaves out is an error', async () => {
		const { client } = world([{ statusCode: 200, body: '[{"id":1,"code":"OTHER"}]' }]);
		await expect((await client()).page('/banks', { filter: equals('code', 'AMZGBP') }, 'id')).rejects.toThrow('not asked for');
	});

	test('longer than 32 MB is given up, and its stream with it', async () => {
		let given = 0;
		const flood = async function* () {
			for (;;) yield (given += 1024 * 1024) && Buffer.alloc(1024 * 1024, '[');
		};
		const { client, sent } = world([{ statusCode: 200, body: flood() }]);
		await expect((await client()).page('/banks')).rejects.toThrow('longer than 32 MB');
		expect(given).toBe(33 * 1024 * 1024);
		expect(sent).toHaveLength(1);
	});

	test('a refusal without end is read as far as its words reach', async () => {
		const flood = async function* () {
			for (;;) yield Buffer.from('No. '.repeat(1024));
		};
		const { client } = world([{ statusCode: 400, body: flood() }]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'refused', trouble: { status: 400 } });
	});
});

describe('selected fields that the site does not know', () => {
	const select = ['id', 'cancelled_status'];

	test('are left to it: it is asked for all, and from then on at once', async () => {
		const { client, sent } = world([
			{ statusCode: 400, body: '{"Message":"Could not find a property named cancelled_status"}' },
			{ statusCode: 200, body: '[{"id":1,"total":"5.00"}]' },
		]);
		const sage = await client();
		for (let time = 0; time < 2; time++) expect((await sage.page('/sop_orders', { select }, 'id')).value).toEqual([{ id: 1 }]);
		expect(sent.map(({ url }) => url.includes('$select'))).toEqual([true, false, false]);
	});

	test('a refusal that has another reason stays one', async () => {
		const { client, sent } = world([{ statusCode: 400, body: '{"Message":"Bad filter"}' }]);
		await expect((await client()).page('/sop_orders', { select }, 'id')).rejects.toThrow('Bad filter');
		expect(sent).toHaveLength(2);
	});
});
