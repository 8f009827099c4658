import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { LWA } from '../../sandbox/company/company';
import { COLLECTIONS, type ListingRecord } from '../../sandbox/amazon/records';
import type { Sandbox } from '../../sandbox/core/sandbox';
import { failure, type Answer, type FarEnd } from '../chaos/wire';
import type { BareAnswer } from './engine/ownNodes';
import { quantityShown } from './world/baskets';
import type { MomentBook } from './world/moments';

/** Never resolved: requests go straight into the sandbox. */
const BASE = 'https://sandbox.invalid';

export const AMAZON_CREDENTIAL = { ...LWA, region: 'custom', endpoint: BASE, tokenUrl: `${BASE}/auth/o2/token`, processes: 1 };

/** The simulated Amazon, with n8n's credential for it. */
export class AmazonEnd implements FarEnd {
	private token = 'expired';

	constructor(
		private readonly sandbox: Sandbox,
		private readonly moments: MomentBook,
	) {}

	isWrite = ({ method = 'GET' }: IHttpRequestOptions): boolean => method !== 'GET';
	nameOf = ({ method = 'GET', url }: IHttpRequestOptions): string => `${method} ${url.split('?')[0]}`;

	async answer(options: IHttpRequestOptions): Promise<Answer> {
		const headers = { ...(options.headers as Record<string, string>), 'x-amz-access-token': this.token };
		const before = this.isWrite(options) ? this.quantities() : undefined;
		const { statusCode, headers: answered, body } = await this.inject({ ...options, headers });
		if (before) this.noteOffers(before);
		return { statusCode, headers: answered, body: body.toString() };
	}

	/** As it is asked, with whatever token it brings; a document comes in its bytes. */
	async inject({ method = 'GET', url, qs, headers, body }: IHttpRequestOptions): Promise<BareAnswer> {
		const response = await this.sandbox.app.inject({
			method: method as 'GET',
			url: url.replace(BASE, ''),
			...(qs && { query: Object.fromEntries(Object.entries(qs).map(([name, value]) => [name, String(value)])) }),
			headers: headers as Record<string, string>,
			payload: body as string | Buffer | undefined,
		});
		return { statusCode: response.statusCode, headers: response.headers, body: response.rawPayload };
	}

	private quantities(): Map<string, number> {
		return new Map(this.sandbox.store.all<ListingRecord>(COLLECTIONS.listings).map((listing) => [listing.sku, quantityShown(listing)]));
	}

	private noteOffers(before: ReadonlyMap<string, number>): void {
		const at = this.sandbox.clock.now();
		for (const [sku, quantity] of this.quantities()) if (before.get(sku) !== quantity) this.moments.offers.push({ at, sku, quantity });
	}

	expireToken(): void {
		this.token = 'expired';
	}

	async renewToken(): Promise<void> {
		const payload = {
			grant_type: 'refresh_token',
			refresh_token: LWA.refreshToken,
			client_id: LWA.clientId,
			client_secret: LWA.clientSecret,
		};
		const response = await this.sandbox.app.inject({ method: 'POST', url: '/auth/o2/token', payload });
		this.token = (response.json() as { access_token: string }).access_token;
	}

	/** The node asks n8n to renew at these two. */
	asksForToken = ({ statusCode }: Answer): boolean => statusCode === 401 || statusCode === 403;

	refusedAgain = ({ statusCode, headers, body }: Answer): Error =>
		failure('Forbidden', { response: { status: statusCode, headers, data: Readable.from([Buffer.from(body)]) } });
}
