import { differencesFrom, packageUnder, parcelText } from '../../../nodes/domain/despatch/shown';

const PARCEL = {
	packageReferenceId: '1',
	carrierCode: 'Royal Mail',
	trackingNumber: 'AB123456789GB',
	shipDate: '2026-11-20T09:30:00Z',
	orderItems: [
		{ orderItemId: '9002', quantity: 1 },
		{ orderItemId: '9001', quantity: 2 },
	],
};
const SHOWN = {
	packageReferenceId: '1',
	carrier: 'Royal Mail',
	trackingNumber: 'AB123456789GB',
	packageItems: [
		{ orderItemId: '9001', quantity: 1 },
		{ orderItemId: '9001', quantity: 1 },
		{ orderItemId: '9002', quantity: 1 },
	],
};
const LETTER = { ...PARCEL, trackingNumber: '' };

test.each([
	['the same, its items in another order', SHOWN, PARCEL, []],
	['another number', { ...SHOWN, trackingNumber: 'CD1' }, PARCEL, ['trackingNumber']],
	['another item', { ...SHOWN, packageItems: [{ orderItemId: '9003', quantity: 3 }] }, PARCEL, ['items']],
	['fewer units', { ...SHOWN, packageItems: [{ orderItemId: '9001', quantity: 2 }] }, PARCEL, ['items']],
	[
		'no number and no carrier, as Amazon drops them',
		{ ...SHOWN, trackingNumber: undefined, carrier: undefined },
		PARCEL,
		['carrier', 'trackingNumber'],
	],
	['no items, which Amazon need not show', { ...SHOWN, packageItems: undefined }, PARCEL, []],
	['items that are none', { ...SHOWN, packageItems: [null, 5] }, PARCEL, ['items']],
	['a letter as sent', { ...SHOWN, trackingNumber: undefined }, LETTER, []],
	['a letter of which the items do not show', { ...SHOWN, trackingNumber: '', packageItems: undefined }, LETTER, ['items']],
	['a number where a letter was sent', SHOWN, LETTER, ['trackingNumber']],
])('Amazon shows %s', (_what, shown, sent, differences) => {
	expect(differencesFrom(shown, sent)).toEqual(differences);
});

test('a package is found by its reference, as text or as a number', () => {
	expect(packageUnder([{ packageReferenceId: 1 }], '1')).toEqual({ packageReferenceId: 1 });
	expect(packageUnder([{ packageReferenceId: '2' }, {}], '1')).toBeUndefined();
});

test('two parcels differ by number or items, not by carrier', () => {
	expect(parcelText({ ...PARCEL, carrierCode: 'DPD' })).toBe(parcelText(PARCEL));
	expect(parcelText(LETTER)).not.toBe(parcelText(PARCEL));
	expect(parcelText({ ...PARCEL, orderItems: [{ orderItemId: '9002', quantity: 1 }] })).not.toBe(parcelText(PARCEL));
});
