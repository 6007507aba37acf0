import type {ViewProps} from 'slot-router/react';
import type {Figures} from '../api';

export default function ChartView({data}: ViewProps<Figures>) {
  const top = Math.max(...data.points);
  return (
    <>
      <div className="bars" role="img" aria-label={`${data.label}, the last ${data.points.length} days`}>
        {data.points.map((point, i) => (
          <span key={i} style={{blockSize: `${(point / top) * 100}%`}} />
        ))}
      </div>
      <p>
        {data.label}: {data.total}
      </p>
    </>
  );
}
