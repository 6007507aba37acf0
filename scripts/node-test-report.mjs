// A reporter for node --test: one JSON line with the tests that passed, failed and were skipped.
import path from 'node:path';

const counts = {passed: 0, failed: 0, skipped: 0};

/** Node reports a file as a test of its own when it holds none, or when it could not be run. */
const isFile = ({name, file}) => file !== undefined && path.resolve(name) === path.resolve(file);

export default async function* report(source) {
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === 'test:pass' && !isFile(data)) counts.passed++;
    else counts.failed++;
  }
  yield `${JSON.stringify(counts)}\n`;
}
