import { dayAfter, postingCalendar } from '../../../nodes/domain/settlement/calendar';
import type { SagePeriod } from '../../../nodes/domain/settlement/known/sagePeriods';

const month = (start: string, end: string, takes: SagePeriod['takes']): SagePeriod => ({ start, end, takes });
const ALL = { sales: true, purchase: true, cashbook: true };
const SEPTEMBER = month('2026-09-01', '2026-09-30', { sales: false, purchase: false, cashbook: false });
const OCTOBER = month('2026-10-01', '2026-10-31', { sales: true, purchase: true, cashbook: false });
const NOVEMBER = month('2026-11-01', '2026-11-30', ALL);
const DECEMBER = month('2026-12-01', '2026-12-31', ALL);
const JANUARY = month('2027-01-01', '2027-01-31', { sales: false, purchase: false, cashbook: false });
const calendar = (filedUntil = '', today = '2026-11-10') =>
	postingCalendar([NOVEMBER, SEPTEMBER, OCTOBER, DECEMBER, JANUARY], { today, filedUntil });

it('asks each ledger that a document touches: a closed cash book stops a receipt and leaves an invoice alone', () => {
	const { standOf } = calendar();
	expect(standOf('sales_invoices', '2026-10-31')).toEqual({ state: 'open' });
	expect(standOf('sales_receipts', '2026-10-31')).toMatchObject({ state: 'closed', ledgers: ['cashbook'], period: { name: '2026-10' } });
	expect(standOf('bank_transfer', '2026-10-31')).toMatchObject({ state: 'closed', ledgers: ['cashbook'] });
	expect(standOf('sales_payments', '2026-09-30')).toMatchObject({ state: 'closed', ledgers: ['sales', 'cashbook'] });
});

it('tells a period that is still to come from one that is over', () => {
	const { standOf } = calendar();
	expect(standOf('bank_transfer', '2026-12-02')).toMatchObject({ state: 'future' });
	expect(standOf('bank_transfer', '2027-01-04')).toMatchObject({ state: 'notYet' });
	expect(standOf('bank_transfer', '2027-02-01')).toEqual({ state: 'unlisted' });
});

it('moves a document to the first day of the next period that takes it, document by document', () => {
	const { firstOpenDay } = calendar();
	expect(firstOpenDay('sales_invoices', '2026-09-30')).toBe('2026-10-01');
	expect(firstOpenDay('sales_receipts', '2026-09-30')).toBe('2026-11-01');
	expect(firstOpenDay('sales_receipts', '2026-11-07')).toBe('2026-11-07');
});

it('moves nothing into a VAT period that is filed, nor into one that is still to come', () => {
	expect(calendar('2026-11-05').firstOpenDay('sales_receipts', '2026-10-31')).toBe('2026-11-06');
	// All of November is filed and December has not begun: it stays, and is held.
	expect(calendar('2026-11-30').firstOpenDay('sales_receipts', '2026-10-31')).toBe('2026-10-31');
	expect(calendar('2026-11-30', '2026-12-02').firstOpenDay('sales_receipts', '2026-10-31')).toBe('2026-12-01');
	// A period that is not open yet is waited for.
	expect(calendar().firstOpenDay('bank_transfer', '2027-01-04')).toBe('2027-01-04');
});

it('moves nothing into a period of which a ledger was not asked about', () => {
	const unasked = month('2026-11-01', '2026-11-30', { sales: true });
	const { firstOpenDay } = postingCalendar([SEPTEMBER, unasked], { today: '2026-11-10', filedUntil: '' });
	expect(firstOpenDay('sales_receipts', '2026-09-30')).toBe('2026-09-30');
	expect(firstOpenDay('sales_invoices', '2026-09-30')).toBe('2026-11-01');
});

it('takes every month for open where nobody asked Sage', () => {
	const { standOf, periodOf } = postingCalendar(undefined, { today: '2026-11-10', filedUntil: '' });
	expect(standOf('bank_transfer', '2020-01-31')).toEqual({ state: 'open' });
	expect(periodOf('2020-01-31')).toBe('2020-01');
});

it('knows the day after the last of a month', () => {
	expect([dayAfter('2026-12-31'), dayAfter('')]).toEqual(['2027-01-01', '']);
});
