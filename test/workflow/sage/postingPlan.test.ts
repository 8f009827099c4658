import { plan, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

test('posts a plan step by step and finds the clearing balance that Amazon holds', async () => {
	const run = await bench.postPlan(plan());
	expect(run.error).toBeUndefined();
	console.log(JSON.stringify(run.json('Sage'), null, 1));
	console.log(bench.exchanges.map((e) => `${e.method} ${decodeURIComponent(e.url)} ${e.status} ${e.requestBody ?? ''}`).join('\n'));
});
