import {
	ICredentialsHelper,
	Workflow,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

/** Values of a credential by the name of its type, as they would lie in n8n's database. Renewed tokens are written back here. */
export type CredentialValues = Record<string, ICredentialDataDecryptedObject>;

/** The fields of n8n's own `oAuth2Api` that a type extending it inherits, with n8n's defaults. */
const OAUTH2_API_PROPERTIES: INodeProperties[] = [
	{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
	{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: '' },
	{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: '' },
	{ displayName: 'Client ID', name: 'clientId', type: 'string', default: '' },
	{ displayName: 'Client Secret', name: 'clientSecret', type: 'string', default: '' },
	{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
	{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
];

const CREDENTIAL_NODE: INode = {
	id: 'credential',
	name: 'credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const NO_NODE_TYPES: INodeTypes = {
	getByName: () => ({ description: { properties: [] } }) as never,
	getByNameAndVersion: () => ({ description: { properties: [] } }) as never,
	getKnownTypes: () => ({}),
};

/** What n8n's server does with credentials, kept in memory: defaults, expressions on own fields, renewal of tokens. */
export class InMemoryCredentials extends ICredentialsHelper {
	private readonly types: Map<string, ICredentialType>;
	private readonly expressions = new Workflow({ nodes: [CREDENTIAL_NODE], connections: {}, active: false, nodeTypes: NO_NODE_TYPES });

	constructor(
		types: readonly ICredentialType[],
		private readonly values: CredentialValues,
	) {
		super();
		this.types = new Map(types.map((type) => [type.name, type]));
	}

	getParentTypes(name: string): string[] {
		return this.types.get(name)?.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		const own = this.typeOf(name).properties;
		const inherited = this.getParentTypes(name).includes('oAuth2Api') ? OAUTH2_API_PROPERTIES : [];
		return [...inherited.filter((parent) => !own.some((property) => property.name === parent.name)), ...own];
	}

	async getCredentials(): Promise<never> {
		throw new Error('Encrypted credentials are not part of this harness');
	}

	/** Stored values over the defaults; expressions such as `={{ $self.baseUrl }}` resolved unless `raw`. */
	async getDecrypted(
		_data: unknown,
		_node: INodeCredentialsDetails,
		name: string,
		_mode?: unknown,
		_execute?: unknown,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.values[name];
		if (!stored) throw new Error(`The test gave no credential "${name}"`);
		const defaults = Object.fromEntries(this.getCredentialsProperties(name).map((property) => [property.name, property.default]));
		const whole = { ...defaults, ...structuredClone(stored) } as ICredentialDataDecryptedObject;
		if (raw) return whole;
		return this.expressions.expression.getComplexParameterValue(
			CREDENTIAL_NODE,
			whole as INodeParameters,
			'internal',
			{},
			undefined,
			undefined,
			whole as never,
		) as ICredentialDataDecryptedObject;
	}

	/** Runs `preAuthentication` when the expirable field is empty or n8n says that it has expired; keeps what it returns. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		name: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.typeOf(name);
		const expirable = type.properties.find((property) => property.type === 'hidden' && property.typeOptions?.expirable === true);
		if (!type.preAuthentication || !expirable) return undefined;
		if (credentials[expirable.name] && !expired) return undefined;
		const renewed = await type.preAuthentication.call(helpers, credentials);
		Object.assign(this.values[name], renewed);
		return { ...credentials, ...renewed } as ICredentialDataDecryptedObject;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		name: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		return (await this.typeOf(name).preAuthentication?.call(helpers, credentials)) as ICredentialDataDecryptedObject | undefined;
	}

	/** Adds what a generic `authenticate` says, with `={{$credentials.x}}` resolved; or calls the function. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		name: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(name);
		const request = { ...options } as IHttpRequestOptions;
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		const { headers = {}, qs = {}, body } = (authenticate as IAuthenticateGeneric).properties;
		const resolved = (values: object) =>
			this.expressions.expression.getComplexParameterValue(CREDENTIAL_NODE, values as INodeParameters, 'internal', {
				$credentials: credentials,
			} as never) as INodeParameters;
		request.headers = { ...request.headers, ...resolved(headers) } as IHttpRequestOptions['headers'];
		request.qs = { ...request.qs, ...resolved(qs) } as IHttpRequestOptions['qs'];
		if (body) request.body = { ...(request.body as object), ...resolved(body) } as IHttpRequestOptions['body'];
		return request;
	}

	async updateCredentials(_node: INodeCredentialsDetails, name: string, data: ICredentialDataDecryptedObject): Promise<void> {
		this.values[name] = data;
	}

	async updateCredentialsOauthTokenData(_node: INodeCredentialsDetails, name: string, data: ICredentialDataDecryptedObject): Promise<void> {
		this.values[name] = { ...this.values[name], oauthTokenData: data.oauthTokenData };
	}

	private typeOf(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new Error(`The test gave no credential type "${name}"`);
		return type;
	}
}
