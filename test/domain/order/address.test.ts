import fc from 'fast-check';
import type { AmazonAddress, AmazonOrder } from '../../../nodes/domain/order/amazonOrder.types';
import { fitAddress } from '../../../nodes/domain/order/address';
import { ADDRESS, lamp, order } from './fixtures';

const at = (address: AmazonAddress, more: Partial<AmazonOrder> = {}) =>
	order('24.00', [lamp()], { recipient: { deliveryAddress: address }, ...more });

function fitted(address: AmazonAddress) {
	const attempt = fitAddress(at(address), false);
	if (!attempt.ok) throw new Error(attempt.refusal.map(({ message }) => message).join());
	return attempt.value;
}

function refusedFields(address: AmazonAddress, more: Partial<AmazonOrder> = {}, keepBuyerContact = false) {
	const attempt = fitAddress(at(address, more), keepBuyerContact);
	return attempt.ok ? [] : attempt.refusal;
}

const words = (count: number, word = 'abcdefghi') => Array.from({ length: count }, () => word).join(' ');

describe('fitting an address into Sage', () => {
	it('puts each part into its field', () => {
		expect(
			fitted({
				...ADDRESS,
				companyName: 'Analytical Ltd',
				addressLine2: 'Unit 3',
				districtOrCounty: 'Nottinghamshire',
				stateOrRegion: 'England',
			}),
		).toEqual({
			postalName: 'Ada Byron',
			address1: 'Analytical Ltd',
			address2: '12 Engine Row',
			address3: 'Unit 3',
			address4: '',
			city: 'Hucknall',
			county: 'Nottinghamshire, England',
			postcode: 'NG15 7AA',
			country: 'United Kingdom',
		});
	});

	it('wraps a long name and a long street into the free lines', () => {
		// Seven words of nine letters and six spaces are 69 characters: six words (59) and one.
		const address = fitted({ ...ADDRESS, name: words(7), addressLine1: words(7, 'streetwis') });
		expect(address).toMatchObject({
			postalName: words(6),
			address1: 'abcdefghi',
			address2: words(6, 'streetwis'),
			address3: 'streetwis',
			address4: '',
		});
	});

	it('lets the parts flow on when they need more than four lines of their own', () => {
		const address = fitted({
			...ADDRESS,
			companyName: 'Analytical Ltd',
			addressLine1: 'Unit 3',
			addressLine2: 'The Old Mill',
			addressLine3: '12 Engine Row',
			municipality: 'Linby',
		});
		expect(address).toMatchObject({
			address1: 'Analytical Ltd, Unit 3, The Old Mill, 12 Engine Row, Linby',
			address2: '',
			address3: '',
			address4: '',
		});
	});

	it('keeps a county that does not fit beside the region in a free line', () => {
		const address = fitted({ ...ADDRESS, districtOrCounty: words(5), stateOrRegion: 'Nottinghamshire' });
		expect(address).toMatchObject({ address1: '12 Engine Row', address2: words(5), county: 'Nottinghamshire' });
	});

	it('does not repeat the town as county or municipality', () => {
		const address = fitted({ ...ADDRESS, municipality: 'Hucknall', districtOrCounty: 'Hucknall', stateOrRegion: 'England' });
		expect(address).toMatchObject({ address1: '12 Engine Row', address2: '', city: 'Hucknall', county: 'England' });
	});

	it('leaves the address out when Amazon gave none, or only a town', () => {
		expect(fitAddress(order('24.00', [lamp()], { recipient: undefined }), true)).toEqual({ ok: true, value: undefined });
		expect(fitAddress(at({ city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }), true)).toEqual({ ok: true, value: undefined });
	});

	it('keeps a street that stands in the second or third line alone', () => {
		expect(fitted({ addressLine2: '12 Engine Row', city: 'Hucknall', countryCode: 'GB' })).toMatchObject({
			postalName: '',
			address1: '12 Engine Row',
			city: 'Hucknall',
		});
		expect(fitted({ addressLine3: '12 Engine Row', city: 'Hucknall', countryCode: 'GB' })).toMatchObject({ address1: '12 Engine Row' });
		expect(fitted({ companyName: 'Analytical Ltd', city: 'Hucknall', countryCode: 'GB' })).toMatchObject({ postalName: 'Analytical Ltd' });
	});

	it('never splits a character of two code units, and counts it as two', () => {
		expect(fitted({ ...ADDRESS, addressLine1: '🏠'.repeat(30) })).toMatchObject({ address1: '🏠'.repeat(30) });
		expect(refusedFields({ ...ADDRESS, addressLine1: '🏠'.repeat(31) })).toHaveLength(1);
	});

	const word = fc.oneof(
		fc.string({ minLength: 1, maxLength: 14 }),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 14 }),
		fc.constantFrom('Flat', '3/4', "St John's", '\u00a0', '\r\n', '\t'),
	);
	const text = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(' '));
	const keys = [
		'name',
		'companyName',
		'addressLine1',
		'addressLine2',
		'addressLine3',
		'city',
		'municipality',
		'districtOrCounty',
		'stateOrRegion',
		'postalCode',
	] as const;
	const anyAddress = fc
		.record(Object.fromEntries(keys.map((key) => [key, fc.option(text, { nil: undefined })])))
		.map((address) => ({ addressLine1: '1 High Street', ...address }) as AmazonAddress);
	const wordsOf = (...texts: ReadonlyArray<string | undefined>) =>
		texts.flatMap((one) => (one ?? '').replaceAll(',', ' ').split(/\s+/)).filter(Boolean);

	it('keeps every word of any address within the limits, or refuses it', () => {
		fc.assert(
			fc.property(anyAddress, (address) => {
				const attempt = fitAddress(at(address), false);
				if (!attempt.ok) return expect(attempt.refusal.every(({ kind }) => kind === 'addressDoesNotFit')).toBe(true);
				const {
					postalName = '',
					address1 = '',
					address2 = '',
					address3 = '',
					address4 = '',
					city = '',
					county = '',
					postcode = '',
					country = '',
				} = attempt.value ?? {};
				const fields = [postalName, address1, address2, address3, address4, city, county, country];
				expect(fields.every((field) => field.length <= 60) && postcode.length <= 10).toBe(true);
				const kept = new Set(wordsOf(...fields, postcode));
				if (attempt.value) expect(wordsOf(...keys.map((key) => address[key])).filter((each) => !kept.has(each))).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		['postcode', { postalCode: 'NG15 7AA XYZ' }, 'has 12 characters, Sage keeps 10'],
		['city', { city: words(7) }, 'has 69 characters, Sage keeps 60'],
		['county', { stateOrRegion: words(7) }, 'has 69 characters, Sage keeps 60'],
		['recipient name', { name: 'a'.repeat(61) }, 'has a word of more than 60 characters'],
		['street address', { addressLine1: words(30) }, 'has 299 characters'],
		['street address', { addressLine1: 'a'.repeat(61) }, 'has 61 characters'],
	])('refuses a %s that cannot be kept whole', (field, change, said) => {
		const refusals = refusedFields({ ...ADDRESS, ...change });
		expect(refusals).toMatchObject([{ kind: 'addressDoesNotFit', detail: field }]);
		expect(refusals[0].message).toContain('202-1111111-2222222');
		expect(refusals[0].message).toContain(said);
	});

	it('says nothing about the buyer in a refusal', () => {
		const address = {
			name: 'Zebedee',
			companyName: 'Quagmire',
			addressLine1: `Xanadu ${words(30)}`,
			city: 'Vortigern',
			postalCode: 'ZZ99 9ZZ QQQQ',
			phone: '0123',
			countryCode: 'GB',
		};
		expect(JSON.stringify(refusedFields(address))).not.toMatch(/Zebedee|Quagmire|Xanadu|Vortigern|ZZ99|abcdefghi/);
	});

	it('keeps contact details only when the client wants them', () => {
		const buyer = { buyerName: 'Ada Byron', buyerEmail: 'x1@marketplace.amazon.co.uk' };
		const withPhone = at({ ...ADDRESS, phone: '0115 000 0000' }, { buyer });
		expect(fitAddress(withPhone, true)).toMatchObject({
			ok: true,
			value: { contact: 'Ada Byron', telephoneNumber: '0115 000 0000', emailAddress: 'x1@marketplace.amazon.co.uk' },
		});
		const without = fitAddress(withPhone, false);
		expect(without.ok && Object.keys(without.value ?? {})).toEqual([
			'postalName',
			'address1',
			'address2',
			'address3',
			'address4',
			'city',
			'county',
			'postcode',
			'country',
		]);
	});

	it('refuses a telephone number beyond 30 characters only when it is kept', () => {
		const phone = `+44 115 000 0000 ext. ${'1'.repeat(12)}`;
		expect(refusedFields({ ...ADDRESS, phone }, {}, true)).toMatchObject([{ detail: 'telephone number' }]);
		expect(refusedFields({ ...ADDRESS, phone }, {}, false)).toEqual([]);
	});
});
