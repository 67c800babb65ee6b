using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace DragGan.Architecture.Tests;

/// <summary>Writes down what other assemblies can see of one: a type per paragraph, a member per line, both sorted.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The surface as text, lines ended by '\n'.</summary>
    public static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(SurfaceNames.OfDeclaration(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        }

        return type.IsSubclassOf(typeof(Delegate)) ? [] : type.GetMembers(Declared).Select(Describe).OfType<string>();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field) => Describe(field),
        ConstructorInfo constructor when IsVisible(constructor) =>
            $"{SurfaceNames.Of(constructor.DeclaringType!)}({Parameters(constructor)})",
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => Describe(property),
        EventInfo e when IsVisible(e.AddMethod) => $"event {SurfaceNames.Of(e.EventHandlerType!)} {e.Name}",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Modifiers(method)}{SurfaceNames.Of(method.ReturnParameter)} {method.Name}{GenericArguments(method)}({Parameters(method)})",
        _ => null,
    };

    private static string Describe(FieldInfo field)
    {
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : string.Empty) + (field.IsInitOnly ? "readonly " : string.Empty);
        return $"{kind}{SurfaceNames.Of(field)} {field.Name}{(field.IsLiteral ? $" = {SurfaceNames.OfValue(field.GetRawConstantValue())}" : string.Empty)}";
    }

    private static string Describe(PropertyInfo property)
    {
        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string accessors = (IsVisible(property.GetMethod) ? "get; " : string.Empty)
            + (IsVisible(property.SetMethod) ? (init ? "init; " : "set; ") : string.Empty);
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        string index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"[{string.Join(", ", parameters.Select(SurfaceNames.OfDeclaration))}]"
            : string.Empty;
        return $"{Modifiers(property.GetMethod ?? property.SetMethod!)}{required}{SurfaceNames.Of(property)} {property.Name}{index} {{ {accessors}}}";
    }

    // Members the compiler writes for records are no decision of ours and change with the compiler.
    private static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !(method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.IsSpecialName)
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && !(method is ConstructorInfo { IsPublic: false } && method.DeclaringType!.IsSealed)
        && method.Name is not ("op_Equality" or "op_Inequality");

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Modifiers(MethodBase method) =>
        method.IsStatic ? "static "
        : method.DeclaringType!.IsInterface ? string.Empty
        : method.IsAbstract ? "abstract "
        : method is MethodInfo m && m.GetBaseDefinition() != m ? "override "
        : method is { IsVirtual: true, IsFinal: false } ? "virtual "
        : string.Empty;

    private static string GenericArguments(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(SurfaceNames.Of))}>" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(SurfaceNames.OfDeclaration));
}
