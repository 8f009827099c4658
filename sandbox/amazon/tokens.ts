import { randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock';
import type { Store } from '../core/store';
import { missingToken, unauthorized } from './errors';
import { COLLECTIONS, type RestrictedResource, type TokenRecord } from './records';

/** Login with Amazon: an access token lives for one hour. */
export const TOKEN_SECONDS = 3600;
const KEEP_EXPIRED_MS = 24 * 3600_000;

/** Access tokens in the store, so that a token stays good when the sandbox is restarted. */
export class AccessTokens {
	constructor(
		private readonly store: Store,
		private readonly clock: Clock,
	) {}

	/** Issues a token for the seller (`scope` null) or for a grantless scope. */
	issue(scope: string | null): string {
		this.forgetOld();
		const token = `Atza|${randomBytes(48).toString('base64url')}`;
		this.store.insert(COLLECTIONS.tokens, { token, expiresAt: this.clock.now() + TOKEN_SECONDS * 1000, scope });
		return token;
	}

	/** Issues a restricted data token: it opens the named resources and nothing else. */
	issueRestricted(resources: readonly RestrictedResource[]): string {
		const token = `Atz.sprdt|${randomBytes(48).toString('base64url')}`;
		this.store.insert(COLLECTIONS.tokens, { token, expiresAt: this.clock.now() + TOKEN_SECONDS * 1000, scope: null, resources });
		return token;
	}

	/** Refuses with 403 what is not a living token for this request; answers whether the token is a restricted one. */
	check(token: string | undefined, method: string, path: string): 'seller' | 'restricted' {
		if (!token) throw missingToken('The request has no access token.');
		const record = this.find(token);
		if (!record) throw unauthorized('The access token you provided is revoked, malformed or invalid.');
		if (record.expiresAt <= this.clock.now()) throw unauthorized('The access token you provided has expired.');
		// The simulated operations all act for a seller; a grantless token opens none of them.
		if (record.scope !== null) throw unauthorized('');
		if (record.resources && !record.resources.some((resource) => covers(resource, method, path))) throw unauthorized('');
		return record.resources ? 'restricted' : 'seller';
	}

	/** Revokes a token: nobody knows it any more. */
	forget(token: string | undefined): void {
		const record = token ? this.find(token) : undefined;
		if (record) this.store.delete(COLLECTIONS.tokens, record.id);
	}

	/** Ends a token's life at once. */
	expire(token: string | undefined): void {
		const record = token ? this.find(token) : undefined;
		if (record) this.store.update(COLLECTIONS.tokens, record.id, { expiresAt: this.clock.now() });
	}

	private find(token: string): TokenRecord | undefined {
		return this.store.all<TokenRecord>(COLLECTIONS.tokens).find((record) => record.token === token);
	}

	private forgetOld(): void {
		for (const record of this.store.all<TokenRecord>(COLLECTIONS.tokens)) {
			if (record.expiresAt < this.clock.now() - KEEP_EXPIRED_MS) this.store.delete(COLLECTIONS.tokens, record.id);
		}
	}
}

/** A part in braces stands for any one part of the path. */
function covers(resource: RestrictedResource, method: string, path: string): boolean {
	const parts = path.split('/');
	const own = resource.path.split('/');
	return (
		resource.method === method && own.length === parts.length && own.every((part, index) => /^\{\w+\}$/.test(part) || part === parts[index])
	);
}
