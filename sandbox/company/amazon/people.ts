import type { CustomerAddress } from '../../amazon/order.types';
import type { Random } from '../../amazon/build/random';

// Invented people in invented places; the postcode areas do not exist.
const FIRST_NAMES = [
	'Amelia',
	'Bryn',
	'Catrin',
	'Dev',
	'Eilidh',
	'Farah',
	'Gethin',
	'Harriet',
	'Idris',
	'Joanna',
	'Kwame',
	'Leonie',
	'Moira',
	'Niall',
	'Oonagh',
	'Priya',
	'Rhys',
	'Siân',
	'Tomasz',
	'Zoë',
];
const LAST_NAMES = [
	'Ashdown',
	'Bellweather',
	'Carrick',
	'Dunmore',
	'Ellacott',
	'Fairlamb',
	'Greystoke',
	'Hathersage',
	'Inglenook',
	'Jessop',
	'Kirkbride',
	'Larkhill',
	'Merriden',
	'Northcote',
	'Okonjo',
	'Penhallow',
	'Quarrington',
	'Rowntree',
	'Silverdale',
	'Tremaine',
];
const STREETS = [
	'Saltmarsh Lane',
	'Orchard Row',
	'Quay Terrace',
	'Beacon Hill',
	'Mill Race',
	'Chapel Walk',
	'Foundry Street',
	'Larch Avenue',
	'Priory Close',
	'Weavers Yard',
];
const TOWNS = [
	{ city: 'Market Harding', area: 'YX' },
	{ city: 'Little Wexcombe', area: 'WX' },
	{ city: 'Port Ellery', area: 'ZT' },
	{ city: 'Stanbury Magna', area: 'UT' },
	{ city: 'Nether Calder', area: 'YW' },
	{ city: 'Eastmoor', area: 'WT' },
];
const UNIT_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

export const personName = (random: Random): string => `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;

/** A UK home; every third has a second line. */
export function ukAddress(random: Random): CustomerAddress {
	const town = random.pick(TOWNS);
	return {
		name: personName(random),
		addressLine1: `${random.between(1, 180)} ${random.pick(STREETS)}`,
		...(random.between(1, 3) === 1 ? { addressLine2: `Flat ${random.between(1, 24)}` } : {}),
		city: town.city,
		postalCode: `${town.area}${random.between(1, 19)} ${random.between(1, 9)}${random.text(2, UNIT_LETTERS)}`,
		countryCode: 'GB',
		phone: `01632 960${random.digits(3)}`,
		addressType: 'RESIDENTIAL',
	};
}

/** A home in Ireland, where Amazon collects the VAT of small consignments. */
export function irishAddress(random: Random): CustomerAddress {
	return {
		name: personName(random),
		addressLine1: `${random.between(1, 90)} ${random.pick(STREETS)}`,
		city: 'Ballycarrow',
		stateOrRegion: 'Co. Sligo',
		postalCode: `X9${random.between(1, 9)} ${random.text(4, UNIT_LETTERS)}`,
		countryCode: 'IE',
		addressType: 'RESIDENTIAL',
	};
}
