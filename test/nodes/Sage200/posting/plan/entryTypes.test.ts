import { canBe, canBeLeg } from '../../../../../nodes/Sage200/posting/plan/entryTypes';

const NAMES = {
	bank_receipt: ['BankAccountEntryType.Receipt', 'EnumBankAccountEntryTypeReceipt', 'Receipt'],
	bank_payment: ['BankAccountEntryType.Payment', 'Payment', 'bank payment'],
	sales_receipts: ['TradingAccountEntryTypePurchasePaymentSalesReceipt', 'Sales Receipt', 'Receipt'],
	sales_payments: ['TradingAccountEntryTypePurchaseReceiptSalesPayment', 'Sales Payment', 'Payment'],
	sales_invoices: ['TradingAccountEntryTypeInvoice', 'Invoice'],
	sales_credit_notes: ['TradingAccountEntryTypeCreditNote', 'Credit Note', 'creditnote'],
} as const;
type Name = keyof typeof NAMES;
const SALES: Name[] = ['sales_receipts', 'sales_payments', 'sales_invoices', 'sales_credit_notes'];
const BANK: Name[] = ['bank_receipt', 'bank_payment'];

describe.each([...SALES, ...BANK])('%s', (document) => {
	test.each(NAMES[document])('is recognised as "%s"', (type) => expect(canBe(document, type)).toBe(true));
	const others = (SALES.includes(document) ? SALES : BANK).filter((other) => other !== document).flatMap((other) => NAMES[other]);
	test.each(others)('is not "%s"', (type) => expect(canBe(document, type)).toBe(false));
	test.each(['', null, undefined, 'Journal', 17])('may be a type that nobody knows (%p): better than posting twice', (type) =>
		expect(canBe(document, type)).toBe(true),
	);
});

test('a leg of a transfer is a transfer, a payment on the paying side or a receipt on the receiving side', () => {
	expect(['Bank Transfer', 'BankAccountEntryType.Payment', ''].map((type) => canBeLeg('from', type))).toEqual([true, true, true]);
	expect(['Bank Transfer', 'BankAccountEntryType.Receipt', ''].map((type) => canBeLeg('to', type))).toEqual([true, true, true]);
	expect(canBeLeg('from', 'BankAccountEntryType.Receipt')).toBe(false);
	expect(canBeLeg('to', 'BankAccountEntryType.Payment')).toBe(false);
});
