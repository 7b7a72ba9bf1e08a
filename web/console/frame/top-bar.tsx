import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { formatLongDay } from '../../shared/formats/day-input.ts'
import { addressOf } from './addresses.ts'
import { FurtherMenu } from './further-menu.tsx'
import { Icon } from './icons.tsx'
import { type Destination, destinationsOf, menuOf } from './navigation.ts'
import { usePlace } from './place.ts'
import { useAddress } from './use-address.ts'

export function TopBar({ onSignOut }: { readonly onSignOut: () => void }) {
  const place = usePlace()
  const { session, programme } = place
  const [path, navigate] = useLocation()
  const address = useAddress()
  const [open, setOpen] = useState(false)
  const parent = session.unit.parent === null ? undefined : place.unit(session.unit.parent)
  const { direct, further } = menuOf(destinationsOf(place))
  const isHere = (destination: Destination): boolean =>
    path === destination.path || path.startsWith(`${destination.path}/`)
  const entry = (destination: Destination) => (
    <li key={destination.path}>
      <Link
        href={address(destination.path)}
        aria-current={isHere(destination) ? 'page' : undefined}
        onClick={() => setOpen(false)}
      >
        {destination.words}
      </Link>
    </li>
  )
  return (
    <header className="top">
      <div className="top-line">
        <p className="brand">An Sinh</p>
        <p className="who">
          <strong>{parent ? `${session.unit.name} · ${parent.name}` : session.unit.name}</strong>
          <span>
            {session.roleName} · {session.username}
          </span>
        </p>
        <p className="today">{formatLongDay(session.today)}</p>
        <Button variant="default" size="sm" leftSection={<Icon name="leave" />} onClick={onSignOut}>
          Đăng xuất
        </Button>
      </div>
      <div className="top-line">
        <button
          type="button"
          className="menu-button"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          Danh mục
        </button>
        <nav id="menu" aria-label="Danh mục chính" className={open ? 'menu menu-open' : 'menu'}>
          <ul>
            {direct.map(entry)}
            {further.length > 0 ? <FurtherMenu isHere={further.some(isHere)}>{further.map(entry)}</FurtherMenu> : null}
          </ul>
        </nav>
        {session.programmes.length > 1 ? (
          <NativeSelect
            className="programme"
            aria-label="Chương trình hỗ trợ"
            value={programme.id}
            data={session.programmes.map(({ id, shortName }) => ({ value: id, label: shortName }))}
            // A record or list belongs to one programme: from there the change leads back to the whole screen.
            onChange={(event) => navigate(addressOf(`/${path.split('/')[1] ?? ''}`, { programme: event.target.value }))}
          />
        ) : (
          <p className="programme">{programme.shortName}</p>
        )}
      </div>
    </header>
  )
}
