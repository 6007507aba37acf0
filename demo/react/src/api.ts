export interface Member {
  id: number;
  name: string;
  role: string;
  mail: string;
  work: string[];
  next: number;
}

export interface Figures {
  label: string;
  total: number;
  points: number[];
}

export interface Notification {
  id: number;
  text: string;
  unread: boolean;
}

export async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(`/api/${path}.json`, {signal});
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as T;
}
