import { carrierFor, readCourierMap } from '../../../nodes/domain/despatch/courierMap';
import { couriers } from './fixtures';

const EVRI = { courier: 'Evri 48', carrierCode: 'Other', carrierName: 'Evri', shippingMethod: 'Evri Standard', tracked: 'yes' };

test('a courier of the map is what its row says, as Sage compares texts', () => {
	expect(carrierFor(couriers(EVRI), 'EVRI 48  ')).toEqual({
		carrierCode: 'Other',
		carrierName: 'Evri',
		shippingMethod: 'Evri Standard',
		tracked: true,
		form: '',
	});
});

test.each([
	['Royal Mail', 'Royal Mail', ''],
	['royal mail', 'Royal Mail', ''],
	['DHL Parcel UK', 'DHL Parcel UK', ''],
	['Coast Parcels', 'Other', 'Coast Parcels'],
	// Amazon has Seur and SEUR: two carriers that differ by case only.
	['seur', 'Other', 'seur'],
	['SEUR', 'SEUR', ''],
])('a courier without a row: %s is %s %s', (courier, carrierCode, carrierName) => {
	expect(carrierFor(couriers(), courier)).toMatchObject({ carrierCode, carrierName, tracked: true });
});

test('the row * stands for every courier that neither the map nor Amazon knows, and for none', () => {
	const map = couriers(EVRI, { courier: '*', carrierCode: 'Royal Mail', tracked: 'no' });
	expect(carrierFor(map, '')).toMatchObject({ carrierCode: 'Royal Mail', tracked: false });
	expect(carrierFor(map, 'Van')).toMatchObject({ carrierCode: 'Royal Mail', tracked: false });
	expect(carrierFor(map, 'DPD')).toMatchObject({ carrierCode: 'DPD', tracked: true });
	expect(carrierFor(couriers(EVRI), ' ')).toBeUndefined();
});

test('a map is refused with everything that is wrong with it', () => {
	const read = readCourierMap([
		EVRI,
		{ ...EVRI, courier: 'evri 48' },
		{ id: 7, courier: '', carrierCode: 'royal mail', tracked: 'maybe' },
		{ courier: 'Van', carrierCode: 'Other' },
		{ courier: 'Bike', carrierCode: 'DPD', carrierName: 'Bike', trackingForm: '99*' },
		{},
	]);
	expect(read).toMatchObject({ ok: false, refusal: { kind: 'courierMapUnusable', owner: 'operations' } });
	const faults = read.ok ? [] : read.refusal.faults.map(({ message }) => message);
	expect(faults).toEqual([
		'row 2: courier "evri 48" stands twice',
		'row 3 (id 7): courier is empty, should be a courier of Sage, or * for any other',
		'row 3 (id 7): carrierCode is "royal mail", should be a carrier as Amazon spells it, or Other with its carrierName',
		'row 3 (id 7): tracked is "maybe", should be yes or no',
		'row 4: carrierName is empty, should be the name of the carrier, because carrierCode is Other',
		'row 5: carrierName is only for carrierCode Other',
		'row 5: trackingForm is "99*", should be such as AA999999999GB: A a letter, 9 a digit, X either',
	]);
});
