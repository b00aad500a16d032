package mine;

import dev.bindery.properties.Adapter;

/** Says to the system what the spec says, and to the spec what the system answers. Still empty. */
public final class MyAdapter extends Adapter {}
