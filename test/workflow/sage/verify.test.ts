import type { IDataObject } from 'n8n-workflow';
import type { PostingPlan } from '../../../nodes/domain/books/plan.types';
import { line, SageBench } from './bench';
import { allSteps, verifyOn, whole } from './undoBench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const verify = async (one: PostingPlan) => await verifyOn(bench, one);
const statuses = (verdict: IDataObject) => (verdict.steps as IDataObject[]).map(({ status }) => status);

describe('verify', () => {
	test('finds every step once, with its VAT, and the clearing balance', async () => {
		await bench.postPlan(whole());
		bench.forget();
		const verdict = await verify(whole());
		expect(verdict).toMatchObject({
			subject: { kind: 'settlement', id: '15330000001' },
			agrees: true,
			problems: [],
			clearing: { balance: '547.50', agrees: true },
		});
		expect((verdict.steps as IDataObject[]).map(({ status, vat }) => [status, vat])).toEqual([
			['agrees', 'none'],
			['agrees', 'agrees'],
			['agrees', 'none'],
			['agrees', 'agrees'],
			['agrees', 'none'],
			['agrees', 'agrees'],
			['agrees', 'agrees'],
		]);
		expect(bench.posts()).toEqual([]);
	});

	test('names what is missing', async () => {
		await bench.postPlan(whole({ steps: allSteps().filter(({ step }) => step !== 4) }));
		const verdict = await verify(whole());
		expect(verdict).toMatchObject({
			agrees: false,
			problems: [{ kind: 'notFoundInSage', step: 4, secondReference: 'FEES-2605-0' }],
			clearing: { agrees: false },
		});
	});

	test('names another VAT code and another amount', async () => {
		const fees = allSteps()[3];
		await bench.postPlan(
			whole({
				steps: [
					{
						...fees,
						lines: [line({ net: '60.00', tax: '12.00', gross: '72.00' }), line({ taxCode: 21, net: '45.71', tax: '2.29', gross: '48.00' })],
					},
				],
			}),
		);
		const verdict = await verify(whole({ steps: [fees] }));
		const [problem] = verdict.problems as IDataObject[];
		expect(problem.kind).toBe('postedDiffers');
		expect(problem.message).toContain('net on tax code 1 60.00 instead of 100.00');
		expect(problem.message).toContain('VAT on tax code 21 2.29 instead of 0.00');
	});

	test('names both documents of a step that stands twice', async () => {
		const fees = whole({ steps: [allSteps()[3]] });
		bench.sandbox.store.insert('sage.behaviour', { id: 1, visibleAfterSeconds: 3600 });
		await bench.postPlan(fees);
		await bench.postPlan(fees);
		bench.clock.advance(3_601_000);
		bench.reconnect();
		const verdict = await verify(fees);
		expect(statuses(verdict)).toEqual(['twice']);
		const [{ kind, urns }] = verdict.problems as Array<{ kind: string; urns: string[] }>;
		expect([kind, new Set(urns).size]).toEqual(['postedTwice', 2]);
	});
});
