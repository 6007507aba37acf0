// Runs the checks one after the other, each in a new frame, and reports how they went.
import {App} from './app.js';
import {checks} from './checks.js';

const options = Object.fromEntries(new URLSearchParams(location.search));
const results = [];
for (const [name, check] of Object.entries(checks)) {
  const app = new App(options);
  let error;
  try {
    await check(app);
    app.checkComplaints();
  } catch (thrown) {
    error = `${thrown}\n${thrown?.stack}\n${app.describe()}`;
  }
  await app.close();
  results.push({name, error});
}
await fetch('report', {method: 'POST', body: JSON.stringify(results)});
