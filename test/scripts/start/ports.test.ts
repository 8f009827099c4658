import { createServer, type Server } from 'node:net';
import { freePorts, usualPorts } from '../../../scripts/start/ports';

describe('ports of a bring-up', () => {
	let taken: Server;
	let port: number;

	beforeAll(async () => {
		taken = createServer();
		await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready));
		port = (taken.address() as { port: number }).port;
	});
	afterAll(() => taken.close());

	it('says which port is taken, for what it is needed and how to choose another', async () => {
		const environment = { N8N_PORT: '0', N8N_RUNNERS_BROKER_PORT: '0', SANDBOX_PORT: String(port) };
		await expect(usualPorts(environment)).rejects.toThrow(new RegExp(`Port ${port}, which the sandbox needs, is taken .*SANDBOX_PORT=`));
	});

	it('says that a setting is no port', async () => {
		await expect(usualPorts({ N8N_PORT: 'abc' })).rejects.toThrow('N8N_PORT is "abc", which is no port');
	});

	it('says that two of them are meant to be the same', async () => {
		await expect(usualPorts({ N8N_PORT: '5679' })).rejects.toThrow(
			"Port 5679 is meant for n8n and for n8n's task broker. Give them two: N8N_PORT and N8N_RUNNERS_BROKER_PORT.",
		);
	});

	it('takes free ones where the environment says 0', async () => {
		const { n8n, broker, sandbox } = await usualPorts({ N8N_PORT: '0', N8N_RUNNERS_BROKER_PORT: '0', SANDBOX_PORT: '0' });
		for (const chosen of [n8n, broker, sandbox]) expect(chosen).toBeGreaterThan(0);
	});

	it('finds three different free ones', async () => {
		const { n8n, broker, sandbox } = await freePorts();
		expect(new Set([n8n, broker, sandbox, port]).size).toBe(4);
	});
});
