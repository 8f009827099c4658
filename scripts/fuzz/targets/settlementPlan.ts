import { analyseSettlement, planSettlement, withDecimals, type PlanInput } from '../../../nodes/domain/settlement/plan';
import { SettlementSummariser } from '../../../nodes/domain/settlement/summary';
import { classifierFor } from '../../../nodes/domain/settlement/catalogue/classify';
import { foldSettlement } from '../../../nodes/domain/settlement/fold/fold';
import { readSettlement, scanSettlement } from '../../../nodes/domain/settlement/file/read';
import { complaintAboutPlan } from '../../../nodes/Sage200/posting/plan/checkPlan';
import { settingsWithSeries } from '../../../sandbox/demo/settings';
import { SETTLED_ORDER, SETTLEMENTS } from '../corpus/settlements';
import { mutatedJson } from '../json';
import { hold, target } from '../target';
import { withSum } from '../settlementText';

const IN_SAGE = [
	{
		customerDocumentNo: SETTLED_ORDER,
		documentNo: '0000000012',
		documentStatus: 'EnumDocumentStatusLive',
		totalNet: '20.00',
		totalTax: '4.00',
	},
];
const OPENED = settingsWithSeries({ openingReserve: '100.00' });

/** A settlement that adds up, with rows of odd kinds, amounts and ids: it is planned or held, and a ready plan is one that the posting door takes. */
export const settlementPlan = target({
	name: 'settlementPlan',
	draw: (chance) => ({
		text: withSum(chance, chance.pick(SETTLEMENTS)),
		ordersInSage: chance.happens(0.5) ? IN_SAGE : mutatedJson(chance, IN_SAGE),
		assumed: chance.happens(0.2),
	}),
	read: ({ text, ordersInSage, assumed }) => {
		const read = readSettlement(Buffer.from(text, 'utf8'));
		if (!read.ok) return;
		const summariser = new SettlementSummariser(OPENED);
		scanSettlement([Buffer.from(text, 'utf8')], () => (row) => summariser.add(row));
		summariser.summary(read.value);
		classifierFor([]);
		const orders = Array.isArray(ordersInSage) && ordersInSage.every(isOrder) ? ordersInSage : IN_SAGE;
		const input: PlanInput = {
			settlement: foldSettlement(read.value, OPENED, []),
			settings: OPENED,
			series: OPENED.series[0],
			nominalMap: [],
			ordersInSage: assumed ? 'assumed' : (orders as unknown as typeof IN_SAGE),
			credits: [],
			previous: null,
			now: '2026-11-05T09:00:00.000Z',
		};
		analyseSettlement(input);
		const { ready, exceptions } = planSettlement(input);
		hold(ready.length + exceptions.filter(({ holds }) => holds).length > 0, 'a settlement is neither planned nor held');
		hold(ready.length === 0 || !exceptions.some(({ holds }) => holds), 'a settlement is planned and held');
		for (const plan of ready.map(withDecimals)) {
			const complaint = complaintAboutPlan(plan.plan);
			hold(complaint === undefined, `the posting door does not take a plan that is ready: ${complaint}`);
		}
	},
});

/** The operation of the bridge makes texts of Sage's fields before the domain sees them. */
const isOrder = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	typeof (value as { customerDocumentNo?: unknown }).customerDocumentNo === 'string' &&
	Object.values(value).every((field) => typeof field === 'string') &&
	['totalNet', 'totalTax'].every((field) => /^-?\d{1,11}(\.\d{1,2})?$/.test(String((value as Record<string, unknown>)[field] ?? '0')));
