import { hashOfText, initials } from '../../lib/cover'

interface Props {
  title: string
  image?: string | null
  className?: string
}

/** The picture of a thing; where there is none, one that is drawn from its name, always the same. */
export function Cover({ title, image, className = '' }: Props) {
  if (image)
    return <img src={image} alt="" loading="lazy" className={`object-cover ${className}`} />
  const hash = hashOfText(title)
  const hue = hash % 360
  const part = (shift: number, range: number) => (hash >>> shift) % range
  const id = `cover-${hash.toString(36)}`
  return (
    <svg
      viewBox="0 0 400 300"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={className}
    >
      <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stopColor={`hsl(${hue} 58% 46%)`} />
        <stop offset="1" stopColor={`hsl(${(hue + 40) % 360} 62% 30%)`} />
      </linearGradient>
      <rect width="400" height="300" fill={`url(#${id})`} />
      <g fill="#fff">
        <circle cx={60 + part(8, 280)} cy={part(12, 120)} r={70 + part(4, 60)} opacity="0.1" />
        <circle cx={part(16, 400)} cy={200 + part(6, 100)} r={50 + part(20, 70)} opacity="0.12" />
        <text
          x="200"
          y="158"
          textAnchor="middle"
          dominantBaseline="middle"
          fontSize="88"
          fontWeight="600"
          opacity="0.92"
        >
          {initials(title)}
        </text>
      </g>
    </svg>
  )
}
