import { SAGE_OAUTH, SITE } from '../../../sandbox/company/company';
import { seedSage } from '../../../sandbox/company/sage/seed';
import type { FaultKind } from '../../../sandbox/core/faults';
import { startSandbox, type Sandbox } from '../../../sandbox/core/sandbox';
import { REST_BASE } from '../../../sandbox/sage/rest';
import { INITIAL_REFRESH_TOKEN } from '../../../sandbox/sage/tokens';

let sandbox: Sandbox;
let headers: Record<string, string>;

beforeEach(async () => {
	sandbox = await startSandbox({ listen: false, company: 'empty' });
	seedSage(sandbox);
	const payload = {
		grant_type: 'refresh_token',
		refresh_token: INITIAL_REFRESH_TOKEN,
		client_id: SAGE_OAUTH.clientId,
		client_secret: SAGE_OAUTH.clientSecret,
	};
	const { access_token } = (await sandbox.app.inject({ method: 'POST', url: '/sage/oauth/token', payload })).json();
	headers = { authorization: `Bearer ${access_token}`, 'x-site': SITE.site_id, 'x-company': String(SITE.company_id) };
});
afterEach(async () => sandbox.stop());

const transfer = () =>
	sandbox.app.inject({
		method: 'POST',
		url: `${REST_BASE}/bank_transfer`,
		headers,
		payload: { bank_from_id: 2, bank_to_id: 1, payment_value: 1, reference: 'R1' },
	});
const legs = async () =>
	(
		await sandbox.app.inject({ url: `${REST_BASE}/bank_posted_transactions?$filter=${encodeURIComponent("reference eq 'R1'")}`, headers })
	).json().length;

it('runs without a port', async () => {
	expect((await transfer()).statusCode).toBe(200);
	expect(await legs()).toBe(2);
	expect(sandbox.app.server.listening).toBe(false);
});

it.each<[FaultKind, number]>([
	['dropBefore', 0],
	['dropAfter', 2],
	['truncate', 2],
])('fails like a cut connection on %s', async (kind, done) => {
	sandbox.faults.add({ kind, side: 'sage', match: /bank_transfer/ });
	await expect(transfer()).rejects.toThrow(/socket hang up|response destroyed/);
	expect(await legs()).toBe(done);
});

it('returns to a snapshot as often as wanted, ids and tokens included', async () => {
	const start = sandbox.store.snapshot();
	const urns: number[] = [];
	for (let run = 0; run < 3; run++) {
		sandbox.store.restore(start);
		await transfer();
		expect(await legs()).toBe(2);
		urns.push((await sandbox.app.inject({ url: '/sandbox/sage/banks/AMZGBP' })).json().transactions.at(-1).urn);
	}
	expect(new Set(urns).size).toBe(1);
});
