import { createServer } from 'node:net';
import { StartProblem } from './problem';

/** TCP ports of one bring-up, all on loopback. */
export interface Ports {
	readonly n8n: number;
	/** n8n's own task broker. */
	readonly broker: number;
	readonly sandbox: number;
}

/** Environment variable and usual port of each; `0` asks for a free one. */
const PORTS = {
	n8n: { variable: 'N8N_PORT', usual: 5678, what: 'n8n' },
	broker: { variable: 'N8N_RUNNERS_BROKER_PORT', usual: 5679, what: "n8n's task broker" },
	sandbox: { variable: 'SANDBOX_PORT', usual: 4010, what: 'the sandbox' },
} as const;

type PortName = keyof typeof PORTS;
const NAMES = Object.keys(PORTS) as PortName[];

/** The ports that people expect, unless the environment names others. Refuses a taken one in words. */
export async function usualPorts(environment: NodeJS.ProcessEnv): Promise<Ports> {
	const chosen: Partial<Record<PortName, number>> = {};
	for (const name of NAMES) chosen[name] = await usable(name, environment);
	return chosen as Ports;
}

/** Ports that nobody uses now. */
export async function freePorts(): Promise<Ports> {
	// All three are held open until the last is known, so that no two are the same.
	const held = await Promise.all(NAMES.map(() => hold(0)));
	const [n8n, broker, sandbox] = held.map(({ port }) => port);
	await Promise.all(held.map(({ release }) => release()));
	return { n8n, broker, sandbox };
}

async function usable(name: PortName, environment: NodeJS.ProcessEnv): Promise<number> {
	const { variable, usual, what } = PORTS[name];
	const port = portFrom(environment[variable] ?? '', variable) ?? usual;
	try {
		const held = await hold(port);
		await held.release();
		return held.port;
	} catch (failure) {
		throw new StartProblem(refusal(port, what, variable, (failure as NodeJS.ErrnoException).code));
	}
}

function refusal(port: number, what: string, variable: string, code: string | undefined): string {
	const advice = `Stop what uses it, or choose another port: ${variable}=${port + 1000} npm start`;
	return code === 'EADDRINUSE'
		? `Port ${port}, which ${what} needs, is taken by another program (perhaps an earlier npm start). ${advice}`
		: `Port ${port}, which ${what} needs, cannot be opened (${code}). ${advice}`;
}

function portFrom(text: string, variable: string): number | undefined {
	if (text === '') return undefined;
	if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
	throw new StartProblem(`${variable} is "${text}", which is no port. Give a number from 0 to 65535; 0 takes a free one.`);
}

function hold(port: number): Promise<{ port: number; release: () => Promise<void> }> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const { port: opened } = server.address() as { port: number };
			resolve({ port: opened, release: () => new Promise((done) => server.close(() => done())) });
		});
	});
}
