// The photos of the feed. The server draws them, so the demo needs no network and no binary files.

const width = 960;
const height = 640;

/** kind: what is drawn. colours: sky above, sky below, sun or moon, then the ground from far to near. */
const scenes = [
  [
    '1',
    'First light',
    'Lofoten',
    'Mira Lindqvist',
    'peaks',
    '#1f2a52 #f3a27a #ffe3b0 #8a6f95 #54507a #2b2f52',
  ],
  [
    '2',
    'Noon dunes',
    'Erg Chebbi',
    'Leila Haddad',
    'dunes',
    '#6db3d8 #f6e7c8 #fff6dc #e8b678 #d3924f #a9642f',
  ],
  ['3', 'North Sea, 6 am', 'Skagen', 'Jonas Weber', 'sea', '#a9c3d6 #f7d9c4 #fff1dc #7d9db3 #4f7590 #2f526c'],
  ['4', 'Night line', 'Lagos', 'Ada Okafor', 'city', '#0b1030 #3b2a63 #f6e7c8 #2a2450 #1b1838 #100e24'],
  [
    '5',
    'Above the fog',
    'Black Forest',
    'Jonas Weber',
    'pines',
    '#c7d6da #f2f0e6 #ffffff #8fa8a3 #54756d #26453f',
  ],
  ['6', 'Red canyon', 'Atacama', 'Tomás Herrera', 'peaks', '#2f6f95 #f7c59f #fff0d0 #d98a5f #b15a3c #7a3426'],
  [
    '7',
    'Harbour, after rain',
    'Malmö',
    'Mira Lindqvist',
    'sea',
    '#3a2b5c #f08a5d #ffd79a #6a4c7d #46366a #292350',
  ],
  ['8', 'Moonrise', 'Merzouga', 'Leila Haddad', 'dunes', '#0d1533 #33406f #f4ecd8 #3d3f68 #2a2c50 #191a36'],
  ['9', 'Cedars', 'Yakushima', 'Yuki Tanabe', 'pines', '#8fb7a5 #e6efd6 #fbffe8 #6fa07f #3f7355 #1e4632'],
  [
    '10',
    'Blue hour',
    'Valparaíso',
    'Tomás Herrera',
    'city',
    '#152a55 #7f88b8 #ffe9b8 #3d4d80 #27365f #152040',
  ],
  [
    '11',
    'Glacier mouth',
    'Tierra del Fuego',
    'Tomás Herrera',
    'peaks',
    '#5d8fb5 #e3f0f5 #ffffff #b6d2df #7aa5bd #3c6a86',
  ],
  ['12', 'Last ferry', 'Sapporo', 'Yuki Tanabe', 'sea', '#14203f #5b6c9c #ffe2c0 #33456f #21315a #121d3b'],
].map(([id, title, place, by, kind, colours]) => ({id, title, place, by, kind, colours: colours.split(' ')}));

const described = ({id, title, place, by}) => ({id, title, place, by, width, height});

export const photos = scenes.map(described);

/** A photo, and the ones beside it. */
export function photo(id) {
  const index = scenes.findIndex((scene) => scene.id === id);
  if (index < 0) return undefined;
  return {...photos[index], previous: photos[index - 1]?.id, next: photos[index + 1]?.id};
}

/** A photo as an SVG document; `undefined` where there is none. */
export function drawPhoto(id) {
  const scene = scenes.find((each) => each.id === id);
  if (!scene) return undefined;
  const [above, below, light] = scene.colours;
  const ground = scene.colours.slice(3);
  const random = numbersFrom(Number(id));
  const sun = {x: 180 + random() * 600, y: 120 + random() * 130, r: 34 + random() * 22};
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${above}"/><stop offset=".72" stop-color="${below}"/></linearGradient>
<radialGradient id="glow"><stop stop-color="${light}" stop-opacity=".6"/><stop offset="1" stop-color="${light}" stop-opacity="0"/></radialGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>
<circle cx="${n(sun.x)}" cy="${n(sun.y)}" r="${n(sun.r * 4)}" fill="url(#glow)"/>
<circle cx="${n(sun.x)}" cy="${n(sun.y)}" r="${n(sun.r)}" fill="${light}"/>
${painters[scene.kind](ground, random, {sun, light})}
</svg>`;
}

const n = (value) => Math.round(value * 10) / 10;

/** Numbers between 0 and 1, the same ones for the same seed. */
function numbersFrom(seed) {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The ground below a line of heights. */
function ridge(colour, step, heightAt) {
  let line = '';
  for (let x = 0; x <= width; x += step) line += `L${x} ${n(heightAt(x))}`;
  return `<path d="M0 ${height}${line}V${height}Z" fill="${colour}"/>`;
}

const painters = {
  peaks: (colours, random) =>
    colours
      .map((colour, layer) => {
        const base = 330 + layer * 105;
        const phase = random() * 6;
        return ridge(
          colour,
          32,
          (x) =>
            base - Math.abs(Math.sin(x / (150 - layer * 22) + phase)) * (150 - layer * 34) + random() * 34,
        );
      })
      .join(''),

  dunes: (colours, random) =>
    colours
      .map((colour, layer) => {
        const phase = random() * 6;
        return ridge(
          colour,
          8,
          (x) =>
            400 + layer * 85 - Math.sin(x / (210 + layer * 60) + phase) * 48 - Math.sin(x / 90 + phase) * 9,
        );
      })
      .join(''),

  sea(colours, random, {sun, light}) {
    const horizon = 360;
    const bands = colours
      .map((colour, layer) => {
        const top = horizon + layer * 80;
        return ridge(colour, 8, (x) => (layer === 0 ? top : top + Math.sin(x / 38 + layer * 2) * 5));
      })
      .join('');
    const glints = Array.from({length: 16}, (_, index) => {
      const span = (20 + index * 7) * (0.6 + random() * 0.7);
      return `<rect x="${n(sun.x - span / 2 + (random() - 0.5) * 30)}" y="${horizon + 8 + index * 16}" width="${n(span)}" height="4" rx="2" fill="${light}" opacity="${n(0.75 - index * 0.035)}"/>`;
    }).join('');
    const x = sun.x > 480 ? 190 : 640;
    const boat = `<path d="M${x} 352h120l-18 26h-86zM${x + 22} 350v-26h64v26zM${x + 66} 322v-20h10v20z" fill="${colours[2]}"/>`;
    return bands + glints + boat;
  },

  city: (colours, random, {light}) =>
    colours
      .map((colour, layer) => {
        let houses = '';
        for (let x = -20; x < width;) {
          const wide = 46 + random() * 60;
          const top = 250 + layer * 95 + random() * 130;
          houses += `<rect x="${n(x)}" y="${n(top)}" width="${n(wide)}" height="${n(height - top)}" fill="${colour}"/>`;
          for (let y = top + 16; y < height - 20 && layer > 0; y += 26)
            for (let at = x + 10; at < x + wide - 12; at += 18)
              if (random() > 0.6)
                houses += `<rect x="${n(at)}" y="${n(y)}" width="7" height="11" fill="${light}" opacity="${n(0.45 + random() * 0.5)}"/>`;
          x += wide + random() * 10;
        }
        return houses;
      })
      .join(''),

  pines: (colours, random) =>
    colours
      .map((colour, layer) => {
        const base = 360 + layer * 100;
        let trees = ridge(colour, 40, (x) => base + 60 + Math.sin(x / 160 + layer * 2) * 18);
        for (let x = -30; x < width + 30; x += 34 + layer * 14) {
          const tall = (90 + random() * 90) * (1 + layer * 0.25);
          const foot = base + 90 + random() * 20;
          const half = tall * 0.2;
          trees += `<path d="M${n(x)} ${n(foot - tall)}l${n(half)} ${n(tall)}h${n(-half * 2)}z" fill="${colour}"/>`;
        }
        return trees;
      })
      .join(''),
};
