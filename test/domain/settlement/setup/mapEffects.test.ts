import type { NominalMapRow } from '../../../../nodes/domain/settlement/catalogue/classify';
import { mapChangeEffects, type StandingSettlement } from '../../../../nodes/domain/settlement/setup/mapEffects';
import { DEMO_SETTINGS } from '../../../../sandbox/demo/settings';

const POLISH = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', marketplaceName: 'Amazon.pl' };
const BRITISH = { ...POLISH, marketplaceName: 'Amazon.co.uk' };
const settlement = (settlementId: string, status: 'open' | 'posted', ...types: StandingSettlement['types']): StandingSettlement => ({
	settlementId,
	status,
	series: 'GBP',
	currency: 'GBP',
	endDay: '2026-10-31',
	types,
});
const amount = { amount: '-12.00', rows: 3 };
const effects = (before: NominalMapRow[], after: NominalMapRow[], ...settlements: StandingSettlement[]) =>
	mapChangeEffects(before, after, settlements, DEMO_SETTINGS);

const commission = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' };
const COST: NominalMapRow = { ...commission, marketplace: 'Amazon.pl', vat: 'outsideScope' };

it('names the open settlements that a change of the map releases, and those that it would hold', () => {
	const [held, mixed, sound] = [
		settlement('1', 'open', { ...POLISH, ...amount }),
		settlement('2', 'open', { ...POLISH, ...amount }, { ...POLISH, amountDescription: 'Unheard of', ...amount }),
		settlement('3', 'open', { ...BRITISH, ...amount }),
	];
	expect(effects([], [COST], held, mixed, sound)).toEqual({ releases: ['1'], holds: [], posted: [] });
	expect(effects([COST], [], held, mixed, sound)).toEqual({ releases: [], holds: ['1'], posted: [] });
});

it('shows the posted settlements that would have looked different, row type by row type', () => {
	const posted = settlement('4', 'posted', { ...BRITISH, ...amount }, { ...POLISH, ...amount });
	expect(effects([COST], [COST, { ...commission, marketplace: 'Amazon.co.uk', nominalCode: '5100', vat: 'zero' }], posted)).toEqual({
		releases: [],
		holds: [],
		posted: [
			{
				settlementId: '4',
				changes: [
					{
						type: 'Order / ItemFees / Commission',
						marketplace: 'Amazon.co.uk',
						amount: '-12.00',
						currency: 'GBP',
						before: 'fee on 6200, standard',
						after: 'fee on 5100, zero',
					},
				],
			},
		],
	});
});

it('shows what would have been held, and nothing where nothing changes', () => {
	const posted = settlement('4', 'posted', { ...POLISH, ...amount });
	expect(effects([COST], [], posted).posted).toMatchObject([{ changes: [{ before: 'fee on 6200, outsideScope', after: 'held' }] }]);
	expect(effects([COST], [{ ...COST }], posted).posted).toEqual([]);
});

it('takes the map as it holds on the last day of the settlement', () => {
	const posted = settlement('4', 'posted', { ...BRITISH, ...amount });
	const later: NominalMapRow = { ...commission, nominalCode: '5100', validFrom: '2026-11-01' };
	expect(effects([], [later], posted).posted).toEqual([]);
	expect(effects([], [{ ...later, validFrom: '2026-10-31' }], posted).posted).toHaveLength(1);
});
