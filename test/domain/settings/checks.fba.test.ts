import { readBridgeSettings } from '../../../nodes/domain/settings/read';
import { settingsRows } from '../../../sandbox/demo/settings';

const faults = (changes: Parameters<typeof settingsRows>[0]) => {
	const read = readBridgeSettings(settingsRows(changes));
	return read.ok ? [] : read.refusal.faults.map(({ message }) => message);
};
const OFF = Object.fromEntries(
	settingsRows()
		.filter(({ key }) => key.startsWith('fba.'))
		.map(({ key }) => [key, undefined]),
);

describe('FBA adjustments in the settings', () => {
	it('may be off, and need nothing then', () => {
		expect(faults(OFF)).toEqual([]);
	});

	it('need their warehouses and accounts once they are on', () => {
		expect(faults({ ...OFF, 'fba.since': '2026-11-01' })).toEqual(
			[
				'warehouses.damaged',
				'warehouses.lost',
				'warehouses.gone',
				'currency',
				'clearing',
				'nominals.lost',
				'nominals.damaged',
				'nominals.provision',
			].map((name) => `fba.${name} is missing, and fba.since is 2026-11-01`),
		);
	});

	it('need no accounts where units move without value', () => {
		const changes = { 'fba.value': 'None', 'fba.clearing': undefined, 'fba.currency': undefined, 'fba.nominals.lost': undefined };
		expect(faults(changes)).toEqual([]);
	});

	it('pass their value through an account of their own', () => {
		expect(faults({ 'fba.clearing': 'AMZGBP | Amazon UK clearing (GBP)' })).toEqual([
			'fba.clearing (AMZGBP) is an account of the series GBP too, should be one of its own',
		]);
	});

	it('keep what is missing apart from what can be sold', () => {
		expect(faults({ 'fba.warehouses.lost': 'FBA | Amazon fulfilment centres' })).toEqual([
			'orders.warehouses.FBA and fba.warehouses.lost are one warehouse (FBA), should be two',
		]);
	});
});
