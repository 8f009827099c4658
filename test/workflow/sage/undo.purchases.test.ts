import type { IDataObject } from 'n8n-workflow';
import type { PlanStep, PostingPlan } from '../../../nodes/domain/books/plan.types';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { line, plan, SageBench } from './bench';
import { balancesOf, detailsOf, HEAD, supplierOf, undoOn } from './undoBench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const undo = async (one: PostingPlan, more: IDataObject = {}) => await undoOn(bench, one, more);
const balances = () => balancesOf(bench);
const supplier = () => supplierOf(bench);

/** Fees of 60.00 that came back as a credit, and what a client has who takes fees through the purchase ledger. */
const purchases = (): PlanStep[] => [
	{
		...HEAD,
		step: 1,
		document: 'purchase_credit_notes',
		secondReference: 'FEECRN-2605-0',
		amount: '60.00',
		supplierReference: supplier(),
		lines: [line({ net: '50.00', tax: '10.00', gross: '60.00' })],
	},
	{
		...HEAD,
		step: 2,
		document: 'purchase_receipts',
		secondReference: 'FEERCPT-2605-0',
		amount: '60.00',
		supplierReference: supplier(),
		bankCode: 'AMZGBP',
	},
	{
		...HEAD,
		step: 3,
		document: 'purchase_invoices',
		secondReference: 'FEEINV-2605-0',
		amount: '24.00',
		supplierReference: supplier(),
		lines: [line({ net: '20.00', tax: '4.00', gross: '24.00' })],
	},
	{
		...HEAD,
		step: 4,
		document: 'purchase_payments',
		secondReference: 'FEEPAYM-2605-0',
		amount: '24.00',
		supplierReference: supplier(),
		bankCode: 'AMZGBP',
	},
];
const ofPurchases = () => plan({ steps: purchases(), clearing: { bankCode: 'AMZGBP', closing: '448.50', movement: '36.00' } });

describe('undo in the purchase ledger', () => {
	test('takes back every document of the purchase ledger by its opposite there', async () => {
		const before = balances();
		expect((await bench.postPlan(ofPurchases())).json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { agrees: true } }]);
		const [item] = (await undo(ofPurchases())).json('Sage');
		expect((item.steps as IDataObject[]).map(({ document, secondReference }) => `${document} ${secondReference}`)).toEqual([
			'purchase_receipts U-FEEPAYM-2605-0',
			'purchase_credit_notes U-FEEINV-2605-0',
			'purchase_payments U-FEERCPT-2605-0',
			'purchase_invoices U-FEECRN-2605-0',
		]);
		expect(balances()).toEqual(before);
	});

	test.each([
		[6_000, 'a document of that amount'],
		[2_400, 'a smaller one'],
	])('a purchase ledger that keeps documents from %d pence for an authorisation gets none: nothing is posted (%s)', async (pence) => {
		setBehaviour(bench.sandbox, { authorisationThresholdPence: pence });
		expect(detailsOf((await bench.postPlan(ofPurchases())).error)).toMatchObject({
			kind: 'refusedByPolicy',
			message: expect.stringContaining('would keep purchase_credit_notes FEECRN-2605-0 of 60.00 for an authorisation'),
		});
		expect(bench.posts()).toEqual([]);
		setBehaviour(bench.sandbox, { authorisationThresholdPence: 6_001 });
		expect((await bench.postPlan(ofPurchases())).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	});
});
