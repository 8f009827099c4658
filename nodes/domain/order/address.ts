import { done } from '../result';
import { plainLine } from '../text/plainLine';
import { countryName, territoryText } from '../vat/territory';
import type { AmazonAddress, AmazonOrder } from './amazonOrder.types';
import { refused, refusalsOf, type Attempt } from './attempt';
import type { DeliveryAddressDraft } from './order.types';
import { wrapWords } from './wrap';

/** Longest texts of Sage's `delivery_address` (OpenAPI of Sage 200, sop_order). */
const ADDRESS_LIMITS = { line: 60, postcode: 10, contact: 235, telephone: 30, email: 255 } as const;

/** `address_1` to `address_4`. */
const FREE_LINES = 4;

/**
 * Fits Amazon's delivery address into Sage's fields. What is too long for its field wraps between words into the free address lines;
 * what cannot be kept whole is refused, never cut. The refusal names field and lengths only, because its text reaches tables and
 * mails. Undefined when Amazon gave no address, or no more than town and postcode: FBA orders without the role for personal data.
 */
export function fitAddress(order: AmazonOrder, keepBuyerContact: boolean): Attempt<DeliveryAddressDraft | undefined> {
	const given = order.recipient?.deliveryAddress;
	if (!given || !hasSomebodyOrStreet(given)) return done(undefined);
	const name = wrapWords(plainLine(given.name) || plainLine(given.companyName), ADDRESS_LIMITS.line);
	const places = placesOf(given);
	const lines = freeLines([
		...(name ?? []).slice(1),
		...companyOf(given),
		given.addressLine1,
		given.addressLine2,
		given.addressLine3,
		...places.inLines,
	]);
	const contact = keepBuyerContact ? contactOf(order, given) : done({});
	const refusals = [
		...(name ? [] : [tooLong(order.orderId, 'recipient name', `has a word of more than ${ADDRESS_LIMITS.line} characters`)]),
		...(lines ? [] : [tooLong(order.orderId, 'street address', linesNeeded(given))]),
		...(['city', 'county', 'country'] as const).flatMap((field) => overlong(order.orderId, field, places[field], ADDRESS_LIMITS.line)),
		...unknownCountry(order.orderId, plainLine(given.countryCode)),
		...overlong(order.orderId, 'postcode', plainLine(given.postalCode), ADDRESS_LIMITS.postcode),
		...refusalsOf(contact),
	];
	if (refusals.length > 0 || !name || !lines || !contact.ok) return refused(...refusals);
	const [address1 = '', address2 = '', address3 = '', address4 = ''] = lines;
	const { city, county, country } = places;
	const address = {
		postalName: name[0] ?? '',
		address1,
		address2,
		address3,
		address4,
		city,
		county,
		postcode: plainLine(given.postalCode),
		country,
	};
	return done({ ...address, ...contact.value });
}

/**
 * The address of an order, which goods that the client still has to send need with a street: without an address Sage would print the marketplace
 * customer's own, and nothing can be sent to a name and a town.
 */
export function addressOf(order: AmazonOrder, keepBuyerContact: boolean): Attempt<DeliveryAddressDraft | undefined> {
	const address = fitAddress(order, keepBuyerContact);
	const toBeSent = order.fulfillment?.fulfilledBy === 'MERCHANT' && order.fulfillment.fulfillmentStatus !== 'SHIPPED';
	const given = order.recipient?.deliveryAddress;
	const hasStreet = [given?.addressLine1, given?.addressLine2, given?.addressLine3].some((text) => plainLine(text) !== '');
	if (!address.ok || !toBeSent || (address.value && hasStreet)) return address;
	const what = address.value ? 'a delivery address without a street' : 'no delivery address';
	return refused({
		kind: 'orderDataMissing',
		message: `Order ${order.orderId} is to be sent by us, but Amazon gave ${what}.`,
		remedy: address.value
			? 'Look up the address in Seller Central or ask the buyer, and enter this order in Sage by hand.'
			: 'Ask Amazon for the order again with RECIPIENT among the included data, with a role that may see addresses.',
		detail: 'address',
	});
}

const hasSomebodyOrStreet = ({ name, companyName, addressLine1, addressLine2, addressLine3 }: AmazonAddress): boolean =>
	[name, companyName, addressLine1, addressLine2, addressLine3].some((text) => plainLine(text) !== '');

/** The company, unless it already stands as the name. */
const companyOf = ({ name, companyName }: AmazonAddress): Array<string | undefined> =>
	plainLine(name) === plainLine(companyName) || !plainLine(name) ? [] : [companyName];

/** County and region share Sage's county; what does not fit there, and a municipality beside the city, goes to the free lines. */
function placesOf(given: AmazonAddress) {
	const city = plainLine(given.city) || plainLine(given.municipality);
	const municipality = plainLine(given.municipality) === city ? '' : plainLine(given.municipality);
	const regions = [...new Set([plainLine(given.districtOrCounty), plainLine(given.stateOrRegion)])].filter(
		(region) => region !== '' && region !== city,
	);
	const joined = regions.join(', ');
	const fits = joined.length <= ADDRESS_LIMITS.line;
	return {
		city,
		county: fits ? joined : (regions.at(-1) ?? ''),
		country: countryName(plainLine(given.countryCode).toUpperCase()) ?? '',
		inLines: fits ? [municipality] : [municipality, ...regions.slice(0, -1)],
	};
}

/** Each part on lines of its own where four lines suffice, else all parts flowing on, parted by commas. */
function freeLines(parts: ReadonlyArray<string | undefined>): string[] | undefined {
	const texts = parts.map(plainLine).filter(Boolean);
	const separate = texts.map((text) => wrapWords(text, ADDRESS_LIMITS.line));
	const lines = separate.flatMap((wrapped) => wrapped ?? []);
	if (!separate.includes(undefined) && lines.length <= FREE_LINES) return lines;
	const flowing = wrapWords(texts.join(', '), ADDRESS_LIMITS.line);
	return flowing && flowing.length <= FREE_LINES ? flowing : undefined;
}

/** Contact details of the buyer, which a client may keep out of Sage. */
function contactOf(order: AmazonOrder, given: AmazonAddress): Attempt<Partial<DeliveryAddressDraft>> {
	const contact = plainLine(order.buyer?.buyerName);
	const telephoneNumber = plainLine(given.phone);
	const emailAddress = plainLine(order.buyer?.buyerEmail);
	const refusals = [
		...overlong(order.orderId, 'contact', contact, ADDRESS_LIMITS.contact),
		...overlong(order.orderId, 'telephone number', telephoneNumber, ADDRESS_LIMITS.telephone),
		...overlong(order.orderId, 'e-mail address', emailAddress, ADDRESS_LIMITS.email),
	];
	if (refusals.length > 0) return refused(...refusals);
	return done({ ...(contact && { contact }), ...(telephoneNumber && { telephoneNumber }), ...(emailAddress && { emailAddress }) });
}

/** Sage's country is free text, and its English name reads better on labels than a code; what is no code of a country is on no label. */
function unknownCountry(orderId: string, code: string) {
	if (code === '' || countryName(code.toUpperCase())) return [];
	return [
		{
			kind: 'orderDataMissing',
			message: `Order ${orderId}: the country of its delivery address is ${territoryText(code.toUpperCase())}.`,
			remedy: 'Find out where the goods are to go, and enter the order in Sage by hand.',
			detail: 'country',
		} as const,
	];
}

function overlong(orderId: string, field: string, text: string, limit: number) {
	return text.length > limit ? [tooLong(orderId, field, `has ${text.length} characters, Sage keeps ${limit}`)] : [];
}

function linesNeeded(given: AmazonAddress): string {
	const length = [given.companyName, given.addressLine1, given.addressLine2, given.addressLine3]
		.map(plainLine)
		.filter(Boolean)
		.join(', ').length;
	return `has ${length} characters that do not go whole into Sage's ${FREE_LINES} lines of ${ADDRESS_LIMITS.line}`;
}

function tooLong(orderId: string, field: string, what: string) {
	return {
		kind: 'addressDoesNotFit',
		message: `Order ${orderId}: the delivery address does not fit, because the ${field} ${what}.`,
		remedy: 'Enter this order in Sage by hand with the address shortened so that it can still be delivered.',
		detail: field,
	} as const;
}
