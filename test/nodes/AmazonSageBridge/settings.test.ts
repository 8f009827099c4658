import { RunCache } from '../../../nodes/AmazonSageBridge/runCache';
import { readSettings } from '../../../nodes/AmazonSageBridge/settings';
import { DEFAULT_SETTINGS } from '../../../nodes/domain/settings';
import { fakeContext } from './context';

const settingsFor = (settings: unknown) => readSettings(fakeContext({ settings }).context, new RunCache());

describe("the client's settings", () => {
	it('are laid over the defaults', () => {
		const settings = settingsFor('{"timeZone":"Europe/Dublin","routes":{"FBA":"summary"}}');
		expect(settings).toEqual({ ...DEFAULT_SETTINGS, timeZone: 'Europe/Dublin', routes: { FBM: 'orders', FBA: 'summary' } });
	});

	it('are the defaults when nothing is given', () => {
		expect(settingsFor('{}')).toEqual(DEFAULT_SETTINGS);
	});

	it('are read once per run', () => {
		const { context, reads } = fakeContext({ settings: {} });
		const run = new RunCache();
		expect(readSettings(context, run)).toBe(readSettings(context, run));
		expect(reads.settings).toBe(1);
	});

	it.each([
		['timeZone', { timeZone: 'London' }],
		['country', { country: 'United Kingdom' }],
		['cutOver', { cutOver: 'last week' }],
		['routes.FBA', { routes: { FBA: 'both' } }],
		['taxCodes.standard', { taxCodes: { standard: 'T1' } }],
		['taxCodes.outsideScope, because another VAT treatment has that tax code too', { taxCodes: { outsideScope: 0 } }],
		['orders.warehouses.FBA', { orders: { warehouses: { FBM: 'MAIN' } } }],
		['orders.roundingNominal', { orders: { roundingNominal: 4000 } }],
		['orders.roundingLimit', { orders: { roundingLimit: '-1' } }],
		['orders.keepBuyerContact', { orders: { keepBuyerContact: 'no' } }],
		['series.EUR.clearingBankCode', { series: { EUR: { customerReference: 'AMZEUR' } } }],
		['series.GBP.openingReserve', { series: { GBP: { ...DEFAULT_SETTINGS.series.GBP, openingReserve: '1,000.00' } } }],
	])('are refused by name when %s cannot be used', (path, given) => {
		expect(() => settingsFor(given)).toThrow(`Settings has no usable ${path}`);
	});
});
